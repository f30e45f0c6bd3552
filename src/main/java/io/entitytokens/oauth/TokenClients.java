package io.entitytokens.oauth;

import io.entitytokens.realm.IssuingClient;
import io.entitytokens.realm.ResourceServers;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The clients whose secret is an entity token. */
final class TokenClients {

    private TokenClients() {}

    /**
     * @param clientId anything that somebody sent
     */
    static Optional<ClientModel> find(RealmModel realm, String clientId) {
        return ResourceServers.find(realm, clientId).filter(TokenClients::take);
    }

    /** Of a public client, Keycloak does not ask which authenticator it has. */
    static boolean take(ClientModel client) {
        return IssuingClient.AUTHENTICATOR.equals(client.getClientAuthenticatorType())
                && !client.isPublicClient();
    }
}
