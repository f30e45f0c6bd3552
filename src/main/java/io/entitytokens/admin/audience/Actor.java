package io.entitytokens.admin.audience;

import io.entitytokens.audit.EventDetails;
import io.entitytokens.token.ClientAddress;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.JsonWebToken;

/**
 * The admin in whose request something happens, in the words of an admin event. Whoever calls
 * without the access token of a user, and what happens without a call, has no name.
 *
 * @param auth in Keycloak's words
 * @param names in ours: users and clients can be deleted
 */
record Actor(AuthDetails auth, Map<String, String> names) {

    /** At the start of a server. */
    static Actor nobody() {
        return new Actor(new AuthDetails(), Map.of());
    }

    /**
     * Taken down when the request commits: while it goes on, looking for the admin's client would
     * write what Keycloak is not ready to write. The admin's own client may go with the request, so
     * its id is the token's.
     *
     * @param session of the request; Keycloak has verified the token that it carries
     */
    static Actor of(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        AuthDetails auth = new AuthDetails();
        Map<String, String> names = new HashMap<>();
        auth.setIpAddress(address(context.getConnection()));
        if (context.getBearerToken() instanceof JsonWebToken token && token.getIssuer() != null) {
            String issuer = token.getIssuer();
            RealmModel realm =
                    session.realms().getRealmByName(issuer.substring(issuer.lastIndexOf('/') + 1));
            if (realm != null) {
                auth.setRealmId(realm.getId());
                auth.setRealmName(realm.getName());
                names.put(EventDetails.ADMIN_REALM, realm.getName());
                if (token.getIssuedFor() != null) {
                    names.put(EventDetails.ADMIN_CLIENT, token.getIssuedFor());
                    put(auth, realm.getClientByClientId(token.getIssuedFor()));
                }
                put(auth, names, context.getUser());
            }
        }
        return new Actor(auth, names);
    }

    /** Null where there is no call. */
    private static String address(ClientConnection connection) {
        return connection == null
                ? null
                : ClientAddress.of(connection.getRemoteAddr(), connection.getRemoteHost());
    }

    private static void put(AuthDetails auth, ClientModel client) {
        if (client != null) {
            auth.setClientId(client.getId());
        }
    }

    private static void put(AuthDetails auth, Map<String, String> names, UserModel user) {
        if (user != null) {
            auth.setUserId(user.getId());
            names.put(EventDetails.ADMIN_USERNAME, user.getUsername());
        }
    }
}
