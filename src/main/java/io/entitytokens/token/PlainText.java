package io.entitytokens.token;

import io.entitytokens.token.format.TokenText;

/**
 * Text that people type. Anything is data, HTML, quotes, emoji and right-to-left text alike, but
 * for control characters (Unicode Cc) and halves of surrogate pairs, which no database and no log
 * keeps whole. Of a token in it, the hint is left: such a text is shown everywhere.
 */
final class PlainText {

    private PlainText() {}

    /**
     * @param max in code points
     * @throws InvalidValueException if there is no such text, or none but spaces, or too much of
     *     it, or characters that are not text
     */
    static String required(String field, String text, int max) {
        if (text == null || text.isBlank()) {
            throw new InvalidValueException(field, "is required");
        }
        return checked(field, text, max);
    }

    /** As {@link #required}, but nothing and nothing but spaces are both null. */
    static String optional(String field, String text, int max) {
        return text == null || text.isBlank() ? null : checked(field, text, max);
    }

    private static String checked(String field, String text, int max) {
        if (text.codePointCount(0, text.length()) > max) {
            throw new InvalidValueException(field, "is longer than " + max + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.CONTROL)) {
            throw new InvalidValueException(field, "contains a control character");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new InvalidValueException(field, "contains half of a surrogate pair");
        }
        // A row may be older than the rule that nobody can type a token here.
        return TokenText.cut(text);
    }
}
