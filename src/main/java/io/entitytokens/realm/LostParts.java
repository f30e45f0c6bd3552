package io.entitytokens.realm;

import io.entitytokens.token.Permission;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.jpa.entities.AuthenticationFlowEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * What an issuing client needs to issue, and what of it is missing. What an admin has switched off
 * is not missing. Looking costs no statement while Keycloak remembers the realm.
 */
final class LostParts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final TokenExecution execution;

    LostParts(KeycloakSession session, RealmModel realm, ClientModel client) {
        this.session = session;
        this.realm = realm;
        this.client = client;
        this.execution = new TokenExecution(realm);
    }

    boolean areAny() {
        return !hasSettings()
                || Arrays.stream(Permission.values()).anyMatch(this::lacksScope)
                || !execution.isThere()
                || parts().lackAccount();
    }

    /**
     * Makes them, and leaves alone what is there.
     *
     * @throws IdTakenException if one of them cannot be made
     */
    void restore() {
        setSettings();
        Arrays.stream(Permission.values()).filter(this::lacksScope).forEach(this::addScope);
        execution.ensure();
        parts().ensureAccount();
    }

    /** Forgets what Keycloak remembers: it may be older than what another request has just made. */
    void lookAgain() {
        CacheRealmProvider cache = session.getProvider(CacheRealmProvider.class);
        if (cache != null) {
            cache.registerRealmInvalidation(realm.getId(), realm.getName());
            cache.registerClientInvalidation(client.getId(), client.getClientId(), realm.getId());
            // With it goes the list of the realm's scopes, whichever scope it names.
            cache.registerClientScopeInvalidation(client.getId(), realm.getId());
        }
        refreshFlow();
    }

    /** The list of a flow's executions stays as this session has first read it. */
    private void refreshFlow() {
        AuthenticationFlowModel flow = realm.getClientAuthenticationFlow();
        if (flow != null) {
            EntityManager em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
            em.refresh(em.getReference(AuthenticationFlowEntity.class, flow.getId()));
        }
    }

    private IssuingClientParts parts() {
        return new IssuingClientParts(session, realm, client);
    }

    private boolean hasSettings() {
        return OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol())
                && IssuingClient.AUTHENTICATOR.equals(client.getClientAuthenticatorType())
                && !client.isPublicClient()
                && !client.isBearerOnly()
                && !client.isFullScopeAllowed();
    }

    private void setSettings() {
        if (!hasSettings()) {
            client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
            client.setClientAuthenticatorType(IssuingClient.AUTHENTICATOR);
            client.setPublicClient(false);
            client.setBearerOnly(false);
            client.setFullScopeAllowed(false);
        }
    }

    private boolean lacksScope(Permission permission) {
        ClientScopeModel scope = KeycloakModelUtils.getClientScopeByName(realm, permission.scope());
        return scope == null || !(has(scope, false) || has(scope, true));
    }

    private boolean has(ClientScopeModel scope, boolean byDefault) {
        ClientScopeModel own = client.getClientScopes(byDefault).get(scope.getName());
        return own != null && own.getId().equals(scope.getId());
    }

    private void addScope(Permission permission) {
        client.addClientScope(new IssuingClientScopes(realm).ensure(permission), false);
    }
}
