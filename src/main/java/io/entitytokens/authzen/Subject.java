package io.entitytokens.authzen;

import io.entitytokens.token.IpAddress;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.verify.HolderAddress;
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
    private final HolderAddress address;

    private Subject(String type, String id, String token, HolderAddress address) {
        this.type = type;
        this.id = id;
        this.token = token;
        this.address = address;
    }

    static Subject of(JsonObject json) {
        String type = json.text("type");
        String id = json.text("id");
        JsonObject properties = json.has("properties") ? json.object("properties") : null;
        return new Subject(
                type,
                id,
                properties != null && properties.has("token") ? properties.text("token") : null,
                properties == null ? HolderAddress.UNTOLD : address(properties));
    }

    /** What is no address counts as left out: nobody read this property before there were lists. */
    private static HolderAddress address(JsonObject properties) {
        return properties
                .textIfAny("ip_address")
                .flatMap(IpAddress::parse)
                .map(HolderAddress::told)
                .orElse(HolderAddress.UNTOLD);
    }

    /** Where it is. */
    HolderAddress address() {
        return address;
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
