package io.entitytokens.token;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an admin chooses for an entity, besides its name, which never changes. A new setting is one
 * more component.
 *
 * @param displayName for people, or null
 * @param description for people, or null
 * @param enabled off refuses all tokens of the entity
 * @param audience internal ids of the clients that hold the records
 * @param addresses from where its tokens may be used; null for anywhere
 * @param limits how often each of its tokens may be used; empty for as often as anybody likes
 */
public record EntitySettings(
        String displayName,
        String description,
        boolean enabled,
        Set<String> audience,
        AddressList addresses,
        List<RateLimit> limits) {

    /** The names of all settings. */
    public static final Set<String> NAMES =
            Arrays.stream(EntitySettings.class.getRecordComponents())
                    .map(component -> component.getName())
                    .collect(Collectors.toUnmodifiableSet());

    private static final int MAX_DISPLAY_NAME = 255;
    private static final int MAX_DESCRIPTION = 1000;

    /**
     * @throws InvalidValueException naming the field that breaks the rules
     */
    public EntitySettings {
        displayName = PlainText.optional("displayName", displayName, MAX_DISPLAY_NAME);
        description = PlainText.optional("description", description, MAX_DESCRIPTION);
        audience = Set.copyOf(audience);
        limits = RateLimit.requireTogether(limits);
    }

    /** These with another audience. */
    public EntitySettings withAudience(Set<String> other) {
        return new EntitySettings(displayName, description, enabled, other, addresses, limits);
    }

    /** These without a client in the audience. */
    public EntitySettings without(String clientId) {
        Set<String> others = new HashSet<>(audience);
        others.remove(clientId);
        return withAudience(others);
    }

    /** These without what only people read and no verdict needs. */
    EntitySettings bare() {
        return new EntitySettings(null, null, enabled, audience, addresses, limits);
    }
}
