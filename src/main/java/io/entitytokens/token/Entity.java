package io.entitytokens.token;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A record type of a business system: invoices, customers.
 *
 * @param id internal id, a UUID
 * @param realmId internal id of the realm
 * @param name the key, unique in the realm; never changes, because gateways and tokens name it
 * @param displayName for people, or null
 * @param description for people, or null
 * @param enabled off refuses all tokens of the entity
 * @param audience internal ids of the clients that hold the records
 * @param createdTimestamp epoch milliseconds
 * @param updatedTimestamp epoch milliseconds
 * @param version counts the changes
 */
public record Entity(
        String id,
        String realmId,
        String name,
        String displayName,
        String description,
        boolean enabled,
        Set<String> audience,
        long createdTimestamp,
        long updatedTimestamp,
        long version) {

    /** Lower-case so that it means the same to people, in URLs and on every database. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private static final int MAX_DISPLAY_NAME = 255;
    private static final int MAX_DESCRIPTION = 1000;

    /**
     * @throws InvalidValueException naming the field that breaks the rules
     */
    public Entity {
        if (name == null || name.isEmpty()) {
            throw new InvalidValueException("name", "is required");
        }
        if (!isName(name)) {
            throw new InvalidValueException(
                    "name",
                    "must be 1 to 64 lower-case letters, digits, '-', '_' or '.', and begin with a"
                            + " letter or digit");
        }
        displayName = PlainText.optional("displayName", displayName, MAX_DISPLAY_NAME);
        description = PlainText.optional("description", description, MAX_DESCRIPTION);
        audience = Set.copyOf(audience);
    }

    /** This without what only people read and no verdict needs: display name and description. */
    public Entity bare() {
        return new Entity(
                id,
                realmId,
                name,
                null,
                null,
                enabled,
                audience,
                createdTimestamp,
                updatedTimestamp,
                version);
    }

    /** Whether an entity could have this name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
