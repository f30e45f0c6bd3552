package io.entitytokens.realm;

import java.util.Set;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Clients that Keycloak or this extension made for itself: none of them is a resource server. */
public final class BuiltInClients {

    /** The client that entity tokens are presented as. */
    public static final String ISSUING_CLIENT_ID = "entity-tokens";

    private static final Set<String> CLIENT_IDS =
            Set.of(
                    Constants.ACCOUNT_MANAGEMENT_CLIENT_ID,
                    Constants.ACCOUNT_CONSOLE_CLIENT_ID,
                    Constants.ADMIN_CLI_CLIENT_ID,
                    Constants.ADMIN_CONSOLE_CLIENT_ID,
                    Constants.BROKER_SERVICE_CLIENT_ID,
                    Constants.REALM_MANAGEMENT_CLIENT_ID,
                    ISSUING_CLIENT_ID);

    private BuiltInClients() {}

    public static boolean contains(KeycloakSession session, ClientModel client) {
        return CLIENT_IDS.contains(client.getClientId()) || managedRealm(session, client) != null;
    }

    /** The realm whose management client in master this is, or null. */
    static RealmModel managedRealm(KeycloakSession session, ClientModel client) {
        String clientId = client.getClientId();
        if (!AdminRealm.is(client.getRealm()) || !clientId.endsWith(AdminRoles.APP_SUFFIX)) {
            return null;
        }
        RealmModel realm =
                session.realms()
                        .getRealmByName(
                                clientId.substring(
                                        0, clientId.length() - AdminRoles.APP_SUFFIX.length()));
        return realm != null && client.equals(realm.getMasterAdminClient()) ? realm : null;
    }
}
