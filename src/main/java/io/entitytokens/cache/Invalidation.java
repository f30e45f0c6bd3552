package io.entitytokens.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.entitytokens.token.format.TokenId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that is no longer what it was, and has to be forgotten.
 *
 * @param id of a token, an entity or a realm; of {@link Kind#EVERYTHING}, nothing
 */
record Invalidation(Kind kind, String id) {

    /** The letter is what other nodes read, other versions of this extension among them. */
    enum Kind {
        TOKEN('t'),
        ENTITY('e'),
        REALM('r'),
        EVERYTHING('*');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    private static final String SEPARATOR = " ";

    /** Whoever makes a realm chooses its id: any text. */
    static String write(Collection<Invalidation> changes) {
        return changes.stream()
                .map(change -> change.kind.letter + URLEncoder.encode(change.id, UTF_8))
                .collect(Collectors.joining(SEPARATOR));
    }

    /** Whatever this version does not understand may be about anything. */
    static List<Invalidation> read(String message) {
        return Arrays.stream(message.split(SEPARATOR)).map(Invalidation::of).toList();
    }

    private static Invalidation of(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> !text.isEmpty() && kind.letter == text.charAt(0))
                .findFirst()
                .flatMap(kind -> decode(text.substring(1)).map(id -> new Invalidation(kind, id)))
                .filter(Invalidation::isUnderstood)
                .orElse(new Invalidation(Kind.EVERYTHING, ""));
    }

    private static Optional<String> decode(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isUnderstood() {
        return kind != Kind.TOKEN || TokenId.parse(id).isPresent();
    }
}
