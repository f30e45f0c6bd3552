package io.entitytokens.token;

/**
 * A set of characters of ASCII. Each check of a token asks for several, and regular expressions
 * would be a large part of what it costs.
 */
public final class AsciiSet {

    public static final AsciiSet DIGITS = of("0123456789");
    public static final AsciiSet HEXADECIMALS = DIGITS.with("ABCDEFabcdef");
    public static final AsciiSet LOWER_CASE_AND_DIGITS = DIGITS.with("abcdefghijklmnopqrstuvwxyz");
    public static final AsciiSet LETTERS_AND_DIGITS =
            LOWER_CASE_AND_DIGITS.with("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static final int SIZE = 0x80;

    private final boolean[] members;

    private AsciiSet(boolean[] members) {
        this.members = members;
    }

    /** These characters, all of which are of ASCII. */
    public static AsciiSet of(String characters) {
        return new AsciiSet(new boolean[SIZE]).with(characters);
    }

    /** The same with these characters, all of which are of ASCII. */
    public AsciiSet with(String characters) {
        boolean[] more = members.clone();
        for (int i = 0; i < characters.length(); i++) {
            more[characters.charAt(i)] = true;
        }
        return new AsciiSet(more);
    }

    public boolean contains(char c) {
        return c < SIZE && members[c];
    }

    /** Whether a text has these characters only; an empty one has no others. */
    public boolean containsAll(String text) {
        return containsAll(text, 0, text.length());
    }

    /**
     * Whether a part of a text has these characters only.
     *
     * @param end the index after the last
     */
    public boolean containsAll(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!contains(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
