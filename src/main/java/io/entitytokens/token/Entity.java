package io.entitytokens.token;

import java.util.Set;

/**
 * A record type of a business system: invoices, customers.
 *
 * @param id internal id, a UUID
 * @param realmId internal id of the realm
 * @param name the key, unique in the realm; never changes, because gateways and tokens name it
 * @param settings what an admin has chosen
 * @param createdTimestamp epoch milliseconds
 * @param updatedTimestamp epoch milliseconds
 * @param version counts the changes
 */
public record Entity(
        String id,
        String realmId,
        String name,
        EntitySettings settings,
        long createdTimestamp,
        long updatedTimestamp,
        long version) {

    private static final int MAX_NAME_LENGTH = 64;

    /** Lower-case so that it means the same to people, in URLs and on every database. */
    private static final AsciiSet FIRST_OF_NAME = AsciiSet.LOWER_CASE_AND_DIGITS;

    private static final AsciiSet NAME = FIRST_OF_NAME.with("._-");

    /**
     * @throws InvalidValueException if the name breaks the rules
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
    }

    public boolean enabled() {
        return settings.enabled();
    }

    /** Internal ids of the clients that hold the records. */
    public Set<String> audience() {
        return settings.audience();
    }

    /** This without what only people read and no verdict needs: display name and description. */
    public Entity bare() {
        return with(settings.bare(), updatedTimestamp);
    }

    /** This with another audience. */
    public Entity withAudience(Set<String> other) {
        return with(settings.withAudience(other), updatedTimestamp);
    }

    /**
     * This with other settings.
     *
     * @param now the time of the change, in epoch milliseconds
     */
    public Entity with(EntitySettings changed, long now) {
        return new Entity(id, realmId, name, changed, createdTimestamp, now, version);
    }

    /** Whether an entity could have this name. */
    public static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_NAME_LENGTH
                && FIRST_OF_NAME.contains(text.charAt(0))
                && NAME.containsAll(text);
    }
}
