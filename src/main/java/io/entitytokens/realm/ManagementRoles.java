package io.entitytokens.realm;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Makes the management roles where they are missing, and finds them in what roles contain. */
public final class ManagementRoles {

    private final KeycloakSession session;

    public ManagementRoles(KeycloakSession session) {
        this.session = session;
    }

    /** A management role of a certain realm, whichever of the two clients carries it. */
    public record Grant(RealmModel realm, ManagementRole role) {}

    /** Makes what is missing, in the realm and in master; changes nothing that is there. */
    void ensure(RealmModel realm) {
        ensure(realm, false);
    }

    /** As {@link #ensure}, where a role of the clients was removed: what is there may be bare. */
    void ensureAll(RealmModel realm) {
        ensure(realm, true);
    }

    /**
     * @param asksAll whether the role of all realms' admins is asked for each role: to search it
     *     takes long, and if no role is missing, it has them
     */
    private void ensure(RealmModel realm, boolean asksAll) {
        ClientModel own = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        if (own != null && !AdminRealm.is(realm)) {
            Map<String, RoleModel> roles = byName(own);
            ensure(own, roles, roles.get(AdminRoles.REALM_ADMIN));
        }
        ClientModel master = realm.getMasterAdminClient();
        if (master != null) {
            Map<String, RoleModel> roles = byName(master);
            boolean areThere =
                    Arrays.stream(ManagementRole.values())
                            .map(ManagementRole::roleName)
                            .allMatch(roles::containsKey);
            ensure(master, roles, areThere && !asksAll ? null : roleOfAllAdmins());
        }
    }

    /**
     * Read at once: Hibernate writes all that a new realm has before it asks for any of them.
     * Keycloak imports roles without a name, and any number of them.
     */
    private static Map<String, RoleModel> byName(ClientModel client) {
        return client.getRolesStream()
                .filter(role -> role.getName() != null)
                .collect(Collectors.toMap(RoleModel::getName, Function.identity()));
    }

    private RoleModel roleOfAllAdmins() {
        return session.realms().getRealmByName(Config.getAdminRealm()).getRole(AdminRoles.ADMIN);
    }

    /** Takes back what {@link #ensure} made. */
    void remove(RealmModel realm) {
        remove(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID));
        remove(realm.getMasterAdminClient());
    }

    private static void remove(ClientModel client) {
        for (ManagementRole role : ManagementRole.values()) {
            RoleModel model = client == null ? null : client.getRole(role.roleName());
            if (model != null) {
                client.removeRole(model);
            }
        }
    }

    /**
     * An import may have made the roles by naming them, bare: so what they contain is asked for
     * too.
     *
     * @param roles of the client; gets those that are made
     * @param all the role that contains all of them, or null
     */
    private static void ensure(ClientModel client, Map<String, RoleModel> roles, RoleModel all) {
        for (ManagementRole role : ManagementRole.values()) {
            RoleModel model = roles.get(role.roleName());
            boolean made = model == null;
            if (made) {
                model = client.addRole(role.roleName());
                roles.put(role.roleName(), model);
            }
            if (model.getDescription() == null) {
                model.setDescription(role.description());
            }
            // Without any of Keycloak's own admin roles the console does not open at all.
            contain(model, roles.get(AdminRoles.QUERY_REALMS), made);
            for (ManagementRole part : role.contained()) {
                contain(model, roles.get(part.roleName()), made);
            }
            contain(all, model, made);
        }
    }

    /**
     * @param isMade whether one of them has just been made: then the one does not contain the other
     *     yet, and need not be searched
     */
    private static void contain(RoleModel composite, RoleModel part, boolean isMade) {
        if (composite != null
                && part != null
                && (isMade || composite.getCompositesStream().noneMatch(part::equals))) {
            composite.addCompositeRole(part);
        }
    }

    /**
     * The management roles that somebody gets with these roles, through composites too. A role of
     * all rights counts as if it contained them, whatever it contains now: one that was made anew
     * has them again after the request ({@link LostRoles}).
     */
    public Set<Grant> in(Stream<RoleModel> roles) {
        return ContainedRoles.of(roles).stream().flatMap(this::grants).collect(Collectors.toSet());
    }

    private Stream<Grant> grants(RoleModel role) {
        if (role.getContainer() instanceof ClientModel client) {
            boolean isAll =
                    AdminRoles.REALM_ADMIN.equals(role.getName())
                            && client.getClientId().equals(Constants.REALM_MANAGEMENT_CLIENT_ID);
            return managedRealm(client).stream()
                    .flatMap(realm -> isAll ? all(realm) : one(realm, role.getName()));
        }
        boolean isOfAllRealms =
                role.getContainer() instanceof RealmModel realm
                        && AdminRealm.is(realm)
                        && AdminRoles.ADMIN.equals(role.getName());
        return isOfAllRealms
                ? session.realms().getRealmsStream().flatMap(ManagementRoles::all)
                : Stream.empty();
    }

    private static Stream<Grant> all(RealmModel realm) {
        return Arrays.stream(ManagementRole.values()).map(role -> new Grant(realm, role));
    }

    private static Stream<Grant> one(RealmModel realm, String roleName) {
        return ManagementRole.of(roleName).stream().map(role -> new Grant(realm, role));
    }

    /** The realm that the roles of this client are for. */
    public Optional<RealmModel> managedRealm(ClientModel client) {
        if (client.getClientId().equals(Constants.REALM_MANAGEMENT_CLIENT_ID)) {
            return Optional.of(client.getRealm());
        }
        return Optional.ofNullable(BuiltInClients.managedRealm(session, client));
    }
}
