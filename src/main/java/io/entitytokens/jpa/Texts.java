package io.entitytokens.jpa;

import java.nio.charset.StandardCharsets;

/**
 * Makes text mean the same on every database. Collations differ in what they take for equal, in
 * order and in what "lower" means, so names are compared and ordered by their UTF-8 bytes, whose
 * order is that of the code points, and searched in a copy that is folded here.
 */
final class Texts {

    private Texts() {}

    static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Names hold no control characters, so no name is found across the line break. */
    static String searchable(String name, String displayName) {
        return fold(displayName == null ? name : name + "\n" + displayName);
    }

    /** How text is searched: both what is sought and where are folded alike. */
    static String fold(String text) {
        // One by one, by way of upper case: in a whole text, a last Σ becomes ς and the others σ.
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
