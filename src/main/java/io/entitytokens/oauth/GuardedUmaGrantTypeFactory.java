package io.entitytokens.oauth;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.PermissionGrantType;
import org.keycloak.protocol.oidc.grants.PermissionGrantTypeFactory;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/**
 * Stands before Keycloak's UMA grant, which alone needs no client where there is a bearer token. A
 * request that must not be written is refused here, as {@link GuardedSecretAuthenticator} refuses
 * it for all other grants.
 */
public final class GuardedUmaGrantTypeFactory extends PermissionGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new Guarded();
    }

    /** Above Keycloak's. */
    @Override
    public int order() {
        return 1;
    }

    private static final class Guarded extends PermissionGrantType {

        @Override
        public void preProcess(KeycloakSession given, MultivaluedMap<String, String> form)
                throws ClientPolicyException {
            super.preProcess(given, form);
            ClientObjection.refuseIfAny(
                    given, PresentedClient.of(given.getContext().getHttpRequest()), false);
        }
    }
}
