package io.entitytokens.token;

import java.util.List;
import java.util.stream.Stream;

/**
 * Regular expressions, as RE2 writes them; the whole name of a token must match each of them. They
 * are only kept here: the room {@code policy} reads them.
 *
 * @param texts one, or that of the realm and that of the entity
 */
public record NamePattern(List<String> texts) {

    /** The name of the rule. */
    public static final String FIELD = "namePattern";

    private static final int MAX = 200;

    public NamePattern {
        texts = List.copyOf(texts);
    }

    /**
     * @param text what somebody wrote
     * @throws InvalidValueException if it is too long or no text; whether it is a regular
     *     expression is another question
     */
    public static NamePattern of(String text) {
        if (text.isBlank()) {
            throw new InvalidValueException(FIELD, "must not be blank");
        }
        return new NamePattern(List.of(PlainText.required(FIELD, text, MAX)));
    }

    /** These, and others; each once. */
    NamePattern and(NamePattern other) {
        return new NamePattern(
                Stream.concat(texts.stream(), other.texts.stream()).distinct().sorted().toList());
    }
}
