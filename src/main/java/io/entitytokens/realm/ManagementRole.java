package io.entitytokens.realm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

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

    /**
     * Whether somebody has this role now, by whatever way. A token may name a role that its user
     * does not have: whoever manages clients can have a mapper write it.
     *
     * @param home the realm of the user
     * @param managed the realm that the role is about
     */
    public boolean isHeldBy(UserModel user, RealmModel home, RealmModel managed) {
        ClientModel client =
                AdminRealm.is(home)
                        ? managed.getMasterAdminClient()
                        : managed.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        RoleModel role = client == null ? null : client.getRole(roleName);
        return role != null && user.hasRole(role);
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
