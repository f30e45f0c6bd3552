package io.entitytokens.authzen;

import io.entitytokens.realm.ResourceServers;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.client.ClientIdAndSecretAuthenticator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.AuthorizeClientUtil;
import org.keycloak.util.BasicAuthHelper;

/**
 * A client's id and secret in HTTP Basic. Keycloak's own flow for clients judges them, as the realm
 * has configured it, and writes nothing about it.
 */
final class ClientPassword {

    private final KeycloakSession session;
    private final String credential;

    /**
     * @param credential of the scheme Basic
     */
    ClientPassword(KeycloakSession session, String credential) {
        this.session = session;
        this.credential = credential;
    }

    /** The client that is named; it may be another that has sent this. */
    Optional<ClientModel> named() {
        return ResourceServers.find(session.getContext().getRealm(), clientId());
    }

    /**
     * Whether it is the client itself that has sent this.
     *
     * @param client that is named
     */
    boolean isOf(ClientModel client) {
        if (!takesPasswords(client)) {
            return false;
        }
        AuthenticationProcessor processor =
                AuthorizeClientUtil.getAuthenticationProcessor(
                        session, new SilentEvent(client.getRealm(), session));
        return processor.authenticateClient() == null
                && processor.getClient() != null
                && processor.getClient().getId().equals(client.getId());
    }

    /** Of other clients, Keycloak's flow would warn in the log at each try. */
    private static boolean takesPasswords(ClientModel client) {
        String type = client.getClientAuthenticatorType();
        String protocol = client.getProtocol();
        return client.isEnabled()
                && (protocol == null || protocol.equals(OIDCLoginProtocol.LOGIN_PROTOCOL))
                && (client.isPublicClient()
                        || type == null
                        || type.equals(ClientIdAndSecretAuthenticator.PROVIDER_ID));
    }

    private String clientId() {
        try {
            String[] idAndSecret = BasicAuthHelper.RFC6749.parseHeader(credential);
            return idAndSecret == null ? "" : idAndSecret[0];
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
