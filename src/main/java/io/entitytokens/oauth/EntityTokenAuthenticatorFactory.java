package io.entitytokens.oauth;

import io.entitytokens.realm.IssuingClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.authentication.ClientAuthenticator;
import org.keycloak.authentication.ClientAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Offers the client authenticator "Entity token" to realms and clients. */
public final class EntityTokenAuthenticatorFactory implements ClientAuthenticatorFactory {

    private static final ClientAuthenticator AUTHENTICATOR = new EntityTokenAuthenticator();

    @Override
    public ClientAuthenticator create() {
        return AUTHENTICATOR;
    }

    @Override
    public ClientAuthenticator create(KeycloakSession session) {
        return AUTHENTICATOR;
    }

    @Override
    public String getId() {
        return IssuingClient.AUTHENTICATOR;
    }

    @Override
    public String getDisplayType() {
        return "Entity token";
    }

    @Override
    public String getHelpText() {
        return "Accepts, for the client credentials grant, an entity token in place of the client"
                + " secret: of any entity at the client entity-tokens, of entities whose audience"
                + " names the client at all others";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public List<ProviderConfigProperty> getConfigPropertiesPerClient() {
        return List.of();
    }

    @Override
    public Map<String, Object> getAdapterConfiguration(
            KeycloakSession session, ClientModel client) {
        return Map.of();
    }

    /** To a client it is client_secret_basic or client_secret_post, which Keycloak tells of. */
    @Override
    public Set<String> getProtocolAuthenticatorMethods(String loginProtocol) {
        return Set.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
