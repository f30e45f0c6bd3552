package io.entitytokens.realm;

import io.entitytokens.token.store.Store;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

    private final KeycloakSession session;
    private final Predicate<ClientModel> issuing;

    private BuiltInClients(KeycloakSession session, Predicate<ClientModel> issuing) {
        this.session = session;
        this.issuing = issuing;
    }

    /** For requests that present a token: asks what this node remembers. */
    public static BuiltInClients remembered(KeycloakSession session, RealmModel realm) {
        return new BuiltInClients(session, new IssuingClient(session, realm)::is);
    }

    /**
     * For requests of admins: reads once, over the connection that the request has, and over no
     * second.
     */
    public static BuiltInClients stored(KeycloakSession session, RealmModel realm) {
        Optional<String> issuing =
                session.getProvider(Store.class).issuingClients().find(realm.getId());
        return new BuiltInClients(
                session, client -> issuing.filter(client.getId()::equals).isPresent());
    }

    /**
     * @param client of the realm
     * @throws io.entitytokens.token.store.LookupUnavailableException if that cannot be told now
     */
    public boolean contains(ClientModel client) {
        return CLIENT_IDS.contains(client.getClientId())
                || managedRealm(session, client) != null
                || issuing.test(client);
    }

    /**
     * @param client that this contains
     * @return whether tokens are presented as it; otherwise it is Keycloak's own
     */
    public boolean isIssuing(ClientModel client) {
        return client.getClientId().equals(ISSUING_CLIENT_ID) || issuing.test(client);
    }

    /** Whether this is a client of master by which admins manage another realm. */
    public boolean managesAnotherRealm(ClientModel client) {
        RealmModel managed = managedRealm(session, client);
        return managed != null && !managed.equals(client.getRealm());
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
