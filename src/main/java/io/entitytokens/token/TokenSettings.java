package io.entitytokens.token;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an admin chooses for a token. A new setting is one more component; the audit compares it by
 * itself, and {@code docs/architecture.md} says where else it shows.
 *
 * @param name for people, unique within the entity
 * @param description for people, or null
 * @param permissions what it may do; never empty
 * @param enabled off refuses it
 * @param expiresTimestamp epoch milliseconds from which it is refused, or null for never
 * @param addresses from where it may be used; null for anywhere
 * @param limits how often it may be used, besides what its entity says; empty for no more than that
 * @param exempt whether the rules of the policy leave it out
 */
public record TokenSettings(
        String name,
        String description,
        Permissions permissions,
        boolean enabled,
        Long expiresTimestamp,
        AddressList addresses,
        List<RateLimit> limits,
        boolean exempt) {

    /** The names of all settings. */
    public static final Set<String> NAMES =
            Arrays.stream(TokenSettings.class.getRecordComponents())
                    .map(component -> component.getName())
                    .collect(Collectors.toUnmodifiableSet());

    /** The last millisecond of the year 9999: beyond it, dates no longer fit the usual formats. */
    public static final long MAX_TIMESTAMP = 253_402_300_799_999L;

    private static final int MAX_NAME = 255;
    private static final int MAX_DESCRIPTION = 1000;

    /**
     * @throws InvalidValueException naming the field that breaks the rules
     */
    public TokenSettings {
        name = PlainText.required("name", name, MAX_NAME);
        description = PlainText.optional("description", description, MAX_DESCRIPTION);
        if (permissions == null || permissions.isEmpty()) {
            throw new InvalidValueException(
                    "permissions", "must name at least one of read, write, delete");
        }
        if (expiresTimestamp != null
                && (expiresTimestamp < 0 || expiresTimestamp > MAX_TIMESTAMP)) {
            throw new InvalidValueException(
                    "expiresTimestamp", "must lie between the years 1970 and 9999");
        }
        limits = RateLimit.requireTogether(limits);
    }

    /** These, switched on or off. */
    public TokenSettings withEnabled(boolean on) {
        return new TokenSettings(
                name, description, permissions, on, expiresTimestamp, addresses, limits, exempt);
    }

    /** These with another expiry, or none. */
    TokenSettings withExpiresTimestamp(Long other) {
        return new TokenSettings(
                name, description, permissions, enabled, other, addresses, limits, exempt);
    }

    /** These with other permissions. */
    TokenSettings withPermissions(Permissions others) {
        return new TokenSettings(
                name, description, others, enabled, expiresTimestamp, addresses, limits, exempt);
    }

    /** These without what only people read and no verdict needs: the description. */
    TokenSettings bare() {
        return new TokenSettings(
                name, null, permissions, enabled, expiresTimestamp, addresses, limits, exempt);
    }
}
