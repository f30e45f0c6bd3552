package io.entitytokens.oauth.issue;

import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** A session that lives as long as the request: client policies want to look at one. */
public final class TransientSession {

    private static final String AUTH_METHOD = "client_auth";

    private TransientSession() {}

    public static AuthenticatedClientSessionModel of(
            KeycloakSession session, ClientModel client, UserModel subject) {
        RealmModel realm = session.getContext().getRealm();
        UserSessionModel userSession =
                session.sessions()
                        .createUserSession(
                                KeycloakModelUtils.generateId(),
                                realm,
                                subject,
                                subject.getUsername(),
                                session.getContext().getConnection().getRemoteAddr(),
                                AUTH_METHOD,
                                false,
                                null,
                                null,
                                UserSessionModel.SessionPersistenceState.TRANSIENT);
        AuthenticatedClientSessionModel clientSession =
                session.sessions().createClientSession(realm, client, userSession);
        clientSession.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        return clientSession;
    }
}
