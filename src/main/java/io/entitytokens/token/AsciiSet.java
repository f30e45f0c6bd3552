package io.entitytokens.token;

/**
 * A set of characters of ASCII. Each check of a token asks for some; a regular expression took ten
 * times as long.
 */
public final class AsciiSet {

    public static final AsciiSet DIGITS = of("0123456789");
    public static final AsciiSet LOWER_CASE = of("abcdefghijklmnopqrstuvwxyz");
    public static final AsciiSet LETTERS = LOWER_CASE.and(of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    public static final AsciiSet HEXADECIMALS = DIGITS.and(of("ABCDEFabcdef"));

    private static final int SIZE = 0x80;

    private final boolean[] members = new boolean[SIZE];

    private AsciiSet() {}

    /** These characters, all of which are of ASCII. */
    public static AsciiSet of(String characters) {
        AsciiSet set = new AsciiSet();
        for (int i = 0; i < characters.length(); i++) {
            set.members[characters.charAt(i)] = true;
        }
        return set;
    }

    /** The characters of both. */
    public AsciiSet and(AsciiSet other) {
        AsciiSet both = new AsciiSet();
        for (int i = 0; i < SIZE; i++) {
            both.members[i] = members[i] || other.members[i];
        }
        return both;
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
