package io.entitytokens.oauth;

import io.entitytokens.audit.Door;
import io.entitytokens.door.Doorkeeper;
import io.entitytokens.realm.IssuingClient;
import io.entitytokens.realm.ResourceServers;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.grants.ClientCredentialsGrantType;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.ServiceAccountTokenRequestContext;

/**
 * The client credentials grant (RFC 6749, section 4.4) with an entity token as the secret. Every
 * other client goes through Keycloak's own, unchanged.
 */
final class EntityTokenGrantType extends ClientCredentialsGrantType {

    /** Comes before Keycloak authenticates the client: here a token is judged, and nowhere else. */
    @Override
    public void preProcess(KeycloakSession given, MultivaluedMap<String, String> form)
            throws ClientPolicyException {
        super.preProcess(given, form);
        PresentedClient.of(given.getContext().getHttpRequest())
                .ifPresent(
                        presented ->
                                client(given, presented)
                                        .map(found -> new ClientSecret(given, found, presented))
                                        .ifPresent(
                                                secret ->
                                                        secret.judge(
                                                                form.getFirst(
                                                                        OAuth2Constants.SCOPE))));
    }

    private static Optional<ClientModel> client(KeycloakSession given, PresentedClient presented) {
        return ResourceServers.find(given.getContext().getRealm(), presented.clientId())
                .filter(EntityTokenGrantType::acceptsTokens);
    }

    private static boolean acceptsTokens(ClientModel client) {
        return IssuingClient.AUTHENTICATOR.equals(client.getClientAuthenticatorType())
                && client.isEnabled()
                && !client.isPublicClient()
                && !client.isBearerOnly();
    }

    @Override
    public Response process(Context given) {
        setContext(given);
        Optional<AcceptedToken> accepted = AcceptedToken.in(session);
        return accepted.isEmpty() ? super.process(given) : issue(accepted.get());
    }

    private Response issue(AcceptedToken accepted) {
        UserModel subject = JwtIssuer.subject(session);
        applyPolicies(subject);
        AccessTokenResponse response =
                new JwtIssuer(session, client, subject, OAuth2Constants.CLIENT_CREDENTIALS)
                        .issue(Grants.of(realm, accepted.verdict(), accepted.demand()));
        event.user(subject);
        event.detail(Details.USERNAME, subject.getUsername());
        event.detail(Details.SCOPE, response.getScope());
        new Doorkeeper(session, Door.CLIENT_CREDENTIALS)
                .note(event, accepted.demand(), accepted.verdict());
        event.success();
        return cors.add(Response.ok(response).type(MediaType.APPLICATION_JSON_TYPE));
    }

    /** What the realm demands of service accounts, it demands here too. */
    private void applyPolicies(UserModel subject) {
        try {
            session.clientPolicy()
                    .triggerOnEvent(
                            new ServiceAccountTokenRequestContext(
                                    formParams, TransientSession.of(session, client, subject)));
        } catch (ClientPolicyException e) {
            event.detail(Details.REASON, Details.CLIENT_POLICY_ERROR);
            event.detail(Details.CLIENT_POLICY_ERROR, e.getError());
            event.detail(Details.CLIENT_POLICY_ERROR_DETAIL, e.getErrorDetail());
            event.error(e.getError());
            throw new CorsErrorResponseException(
                    cors, e.getError(), e.getErrorDetail(), e.getErrorStatus());
        }
    }
}
