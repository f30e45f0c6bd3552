package io.entitytokens.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.token.EntitySettings;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenSettings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.events.admin.AdminEvent;

/** What an admin event tells of a change beyond Keycloak's own words. */
public final class EntityChange {

    /** The resource type of an entity. */
    public static final String ENTITY = "ENTITY";

    /** The resource type of a token. */
    public static final String ENTITY_TOKEN = "ENTITY_TOKEN";

    /** The resource type of rules for tokens. */
    public static final String ENTITY_POLICY = "ENTITY_POLICY";

    /** What becomes of a token by its holder, or by the server itself. */
    private static final Set<String> SERVER_CHOSEN =
            Set.of("disabledReason", "suspectedTimestamp", "revokedTimestamp", "generation");

    /** What is told of a change; all else is changed by uses, by the clock or never. */
    private static final Set<String> SETTINGS =
            Stream.of(EntitySettings.NAMES, TokenSettings.NAMES, TokenPolicy.NAMES, SERVER_CHOSEN)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());

    private static final ObjectMapper JSON = new ObjectMapper();

    private EntityChange() {}

    public static boolean isOf(AdminEvent event) {
        String type = event.getResourceTypeAsString();
        return ENTITY.equals(type) || ENTITY_TOKEN.equals(type) || ENTITY_POLICY.equals(type);
    }

    /**
     * The details {@code before} and {@code after}, as JSON: of what is made or removed everything,
     * of what is changed that which is no longer the same.
     *
     * @param before a representation without secrets, or null if it is new
     * @param after as it is now, or null if it is gone
     */
    public static Map<String, String> details(Object before, Object after) {
        Map<String, String> details = new LinkedHashMap<>();
        ObjectNode was = before == null ? null : JSON.valueToTree(before);
        ObjectNode is = after == null ? null : JSON.valueToTree(after);
        if (was != null && is != null) {
            keepDifferences(was, is);
        }
        if (was != null) {
            details.put(EventDetails.BEFORE, was.toString());
        }
        if (is != null) {
            details.put(EventDetails.AFTER, is.toString());
        }
        return details;
    }

    /** What has no value on one side stands there as null. */
    private static void keepDifferences(ObjectNode was, ObjectNode is) {
        was.retain(SETTINGS);
        is.retain(SETTINGS);
        Set<String> fields = new LinkedHashSet<>();
        was.fieldNames().forEachRemaining(fields::add);
        is.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            JsonNode before = was.get(field);
            JsonNode after = is.get(field);
            if (Objects.equals(before, after)) {
                was.remove(field);
                is.remove(field);
            } else {
                was.set(field, before);
                is.set(field, after);
            }
        }
    }
}
