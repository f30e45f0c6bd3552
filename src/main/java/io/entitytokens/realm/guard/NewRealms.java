package io.entitytokens.realm.guard;

import io.entitytokens.realm.MadeClients;
import io.entitytokens.realm.ManagementRoles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The realms that a session is making: nobody can hold a role of theirs yet. */
public final class NewRealms {

    private static final String ATTRIBUTE = NewRealms.class.getName();

    private final Set<String> ids = new HashSet<>();

    private NewRealms() {}

    public static void note(KeycloakSession session, RealmModel realm) {
        NewRealms noted = session.getAttribute(ATTRIBUTE, NewRealms.class);
        if (noted == null) {
            noted = new NewRealms();
            session.setAttribute(ATTRIBUTE, noted);
        }
        noted.ids.add(realm.getId());
    }

    public static boolean contain(KeycloakSession session, RealmModel realm) {
        NewRealms noted = session.getAttribute(ATTRIBUTE, NewRealms.class);
        return noted != null && noted.ids.contains(realm.getId());
    }

    /**
     * Tells the roles of these realms, and of the clients that master gets for them. All that these
     * roles contain was put into them by this session, and each of these rows is judged for itself,
     * or was written by us: so nobody has to search them, and a new realm has hundreds of rows.
     */
    static Predicate<RoleModel> roles(KeycloakSession session) {
        Map<String, Boolean> ofClients = new HashMap<>();
        return role ->
                role.getContainer() instanceof ClientModel client
                        ? ofClients.computeIfAbsent(
                                client.getId(), id -> isClientOfNewRealm(session, client))
                        : contain(session, (RealmModel) role.getContainer());
    }

    private static boolean isClientOfNewRealm(KeycloakSession session, ClientModel client) {
        return contain(session, client.getRealm())
                || (MadeClients.isMade(session, client)
                        && new ManagementRoles(session)
                                .managedRealm(client)
                                .filter(realm -> contain(session, realm))
                                .isPresent());
    }
}
