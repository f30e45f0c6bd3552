package io.entitytokens.authzen;

import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.verify.Verdict;
import java.util.Optional;

/**
 * Who wants something: an entity token. Preferably by its id, with the token itself in {@code
 * properties.token}, because ids land in decision logs; or by the token itself as the id.
 */
final class Subject {

    private static final String TYPE = "entity_token";

    private final String type;
    private final String id;
    private final String token;

    private Subject(String type, String id, String token) {
        this.type = type;
        this.id = id;
        this.token = token;
    }

    static Subject of(JsonObject json) {
        String type = json.text("type");
        String id = json.text("id");
        JsonObject properties = json.has("properties") ? json.object("properties") : null;
        return new Subject(
                type,
                id,
                properties != null && properties.has("token") ? properties.text("token") : null);
    }

    boolean isEntityToken() {
        return type.equals(TYPE);
    }

    /** What was sent in place of a token. */
    String presented() {
        return token == null ? id : token;
    }

    /** Whether the token that was judged is the one that was named; one of no form has no name. */
    boolean isNamedBy(Verdict verdict) {
        return token == null
                || judged(verdict).map(judged -> judged.value().equals(id)).orElse(true);
    }

    static Optional<TokenId> judged(Verdict verdict) {
        return verdict instanceof Verdict.Accepted accepted
                ? Optional.of(accepted.token().id())
                : verdict.refusal().orElseThrow().tokenId();
    }

    @Override
    public String toString() {
        return "[subject]";
    }
}
