package io.entitytokens.realm;

import io.entitytokens.token.Permission;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The client scopes of a realm that the issuing client may grant: one for each permission. */
final class IssuingClientScopes {

    private final RealmModel realm;

    IssuingClientScopes(RealmModel realm) {
        this.realm = realm;
    }

    /** Keycloak gives every client the realm's default scopes; none of them means anything here. */
    void settle(ClientModel client) {
        for (boolean isDefault : new boolean[] {true, false}) {
            client.getClientScopes(isDefault).values().forEach(client::removeClientScope);
        }
        for (Permission permission : Permission.values()) {
            client.addClientScope(ensure(permission), false);
        }
    }

    /**
     * The realm's scope of this permission; made if it is not there.
     *
     * @throws IdTakenException if the realm has one of its name that clients like ours cannot have
     */
    ClientScopeModel ensure(Permission permission) {
        ClientScopeModel scope = find(permission);
        if (scope == null) {
            return make(permission);
        }
        if (!OIDCLoginProtocol.LOGIN_PROTOCOL.equals(scope.getProtocol())) {
            throw new IdTakenException(
                    permission.scope(),
                    "The realm has a client scope of this name that is not for OpenID Connect, as"
                            + " the client "
                            + IssuingClient.CLIENT_ID
                            + " needs it");
        }
        return scope;
    }

    private ClientScopeModel find(Permission permission) {
        return KeycloakModelUtils.getClientScopeByName(realm, permission.scope());
    }

    private ClientScopeModel make(Permission permission) {
        ClientScopeModel scope = realm.addClientScope(permission.scope());
        scope.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        scope.setDescription("Entity tokens: " + permission.value());
        scope.setDisplayOnConsentScreen(false);
        scope.setIncludeInTokenScope(true);
        scope.setAttribute(IssuingClient.MARK, "true");
        return scope;
    }

    /** Removes those that were made here. */
    void remove() {
        for (Permission permission : Permission.values()) {
            ClientScopeModel scope = find(permission);
            if (scope != null && Boolean.parseBoolean(scope.getAttribute(IssuingClient.MARK))) {
                realm.removeClientScope(scope.getId());
            }
        }
    }
}
