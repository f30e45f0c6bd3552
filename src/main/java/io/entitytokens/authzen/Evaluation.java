package io.entitytokens.authzen;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Reason;
import java.util.Optional;

/**
 * May this subject do that to this resource?
 *
 * @param action what is wanted, as it was sent
 * @param resourceType as it was sent
 * @param resourceId the name of an entity, if the type is right
 */
record Evaluation(Subject subject, String action, String resourceType, String resourceId) {

    private static final String RESOURCE_TYPE = "entity";

    /**
     * @param defaults what counts where the question itself says nothing (section 7.1.1)
     */
    static Evaluation of(JsonObject json, JsonObject defaults) {
        JsonObject resource = part("resource", json, defaults);
        return new Evaluation(
                Subject.of(part("subject", json, defaults)),
                part("action", json, defaults).text("name"),
                resource.text("type"),
                resource.text("id"));
    }

    private static JsonObject part(String name, JsonObject json, JsonObject defaults) {
        return (json.has(name) || !defaults.has(name) ? json : defaults).object(name);
    }

    Optional<Permission> permission() {
        return Permission.of(action);
    }

    /**
     * @return why this cannot be about an entity token and records of an entity, or empty
     */
    Optional<Reason> objection() {
        if (!subject.isEntityToken()) {
            return Optional.of(Reason.UNSUPPORTED_TOKEN_TYPE);
        }
        if (!resourceType.equals(RESOURCE_TYPE)) {
            return Optional.of(Reason.UNSUPPORTED_RESOURCE_TYPE);
        }
        return permission().isEmpty() ? Optional.of(Reason.UNSUPPORTED_METHOD) : Optional.empty();
    }
}
