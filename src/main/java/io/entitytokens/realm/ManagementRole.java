package io.entitytokens.realm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The client roles that let an admin use entities: of {@code realm-management} in the realm itself
 * and of its twin {@code <realm>-realm} in master.
 */
public enum ManagementRole {
    /** All reads. */
    VIEW_ENTITIES,
    /** All reads, and tokens, but not entities. */
    MANAGE_ENTITY_TOKENS,
    /** Everything. */
    MANAGE_ENTITIES;

    private final String roleName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name of the client role: {@code view-entities}. */
    public String roleName() {
        return roleName;
    }

    /** The message key by which the console shows it in the admin's language. */
    String description() {
        return "${role_" + roleName + "}";
    }

    /** The roles that come with it, all of them before it in the order of making. */
    List<ManagementRole> contained() {
        return switch (this) {
            case VIEW_ENTITIES -> List.of();
            case MANAGE_ENTITY_TOKENS -> List.of(VIEW_ENTITIES);
            case MANAGE_ENTITIES -> List.of(VIEW_ENTITIES, MANAGE_ENTITY_TOKENS);
        };
    }

    static Optional<ManagementRole> of(String roleName) {
        return Arrays.stream(values()).filter(r -> r.roleName.equals(roleName)).findFirst();
    }
}
