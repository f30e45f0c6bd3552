package io.entitytokens.realm;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;

/** Roles that somebody made for their own applications: they give no power over Keycloak itself. */
public final class OrdinaryRoles {

    private static final Set<String> MADE_BY_KEYCLOAK =
            Set.of(Constants.OFFLINE_ACCESS_ROLE, Constants.AUTHZ_UMA_AUTHORIZATION);

    private OrdinaryRoles() {}

    /**
     * A role with all that it contains.
     *
     * @return all of them, or empty if one of them is not an ordinary role of this realm
     */
    public static Optional<Collection<RoleModel>> expand(
            BuiltInClients builtIn, RealmModel realm, RoleModel role) {
        Collection<RoleModel> all = ContainedRoles.of(Stream.of(role));
        return all.stream().allMatch(part -> isOrdinary(builtIn, realm, part))
                ? Optional.of(all)
                : Optional.empty();
    }

    private static boolean isOrdinary(BuiltInClients builtIn, RealmModel realm, RoleModel role) {
        RoleContainerModel container = role.getContainer();
        if (AdminRealm.is(realm)) {
            return false;
        }
        if (container instanceof ClientModel client) {
            return client.getRealm().equals(realm) && !builtIn.contains(client);
        }
        return container.equals(realm)
                && !MADE_BY_KEYCLOAK.contains(role.getName())
                && !role.equals(realm.getDefaultRole());
    }
}
