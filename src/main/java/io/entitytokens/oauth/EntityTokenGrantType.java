package io.entitytokens.oauth;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.check.TokenChecks;
import io.entitytokens.oauth.issue.Grants;
import io.entitytokens.oauth.issue.JwtIssuer;
import io.entitytokens.oauth.issue.TransientSession;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.grants.ClientCredentialsGrantType;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.ServiceAccountTokenRequestContext;

/**
 * The client credentials grant (RFC 6749, section 4.4) with an entity token as the secret. Every
 * other client goes through Keycloak's own, unchanged.
 */
final class EntityTokenGrantType extends ClientCredentialsGrantType {

    /** RFC 8707, section 2, and RFC 8693, section 2.1. */
    private static final Set<String> MULTIVALUED =
            Set.of(OAuth2Constants.AUDIENCE, OAuth2Constants.RESOURCE);

    private Set<String> multivalued = super.getSupportedMultivaluedRequestParameters();

    /** Comes before Keycloak authenticates the client: here a token is judged, and nowhere else. */
    @Override
    public void preProcess(KeycloakSession given, MultivaluedMap<String, String> form)
            throws ClientPolicyException {
        super.preProcess(given, form);
        RealmModel presentedTo = given.getContext().getRealm();
        PresentedClient presented = PresentedClient.of(given.getContext().getHttpRequest());
        boolean isForTokens =
                presented.clientIds().stream()
                        .anyMatch(id -> TokenClients.find(presentedTo, id).isPresent());
        ClientObjection.refuseIfAny(given, presented, isForTokens);
        presented
                .clientId()
                .flatMap(id -> TokenClients.find(presentedTo, id))
                .filter(found -> found.isEnabled() && !found.isBearerOnly())
                .ifPresent(found -> judge(given, form, found, presented));
    }

    private void judge(
            KeycloakSession given,
            MultivaluedMap<String, String> form,
            ClientModel found,
            PresentedClient presented) {
        // What Keycloak reads of the form later, it reads without what has no value.
        GivenParameters.removeEmpty(form);
        new ClientSecret(given, found, presented).judge(form);
        multivalued = MULTIVALUED;
    }

    /** Only where an entity token has been accepted: Keycloak's own grant takes one of each. */
    @Override
    public Set<String> getSupportedMultivaluedRequestParameters() {
        return multivalued;
    }

    @Override
    public Response process(Context given) {
        setContext(given);
        Optional<AcceptedToken> accepted = AcceptedToken.in(session);
        if (accepted.isEmpty()) {
            return super.process(given);
        }
        requireJudged(accepted.get());
        return issue(accepted.get());
    }

    /** Another authenticator of the realm's flow may have let in another client. */
    private void requireJudged(AcceptedToken accepted) {
        if (accepted.client().equals(client)) {
            return;
        }
        check().note(
                        client.getClientId(),
                        accepted.demand(),
                        Verdict.Refused.of(
                                Reason.SEVERAL_CREDENTIALS, accepted.verdict().token().id()));
        throw OAuthError.ofClient(Reason.SEVERAL_CREDENTIALS).toException(cors);
    }

    private TokenCheck check() {
        return session.getProvider(TokenChecks.class).at(Endpoint.CLIENT_CREDENTIALS);
    }

    private Response issue(AcceptedToken accepted) {
        UserModel subject = JwtIssuer.subject(session);
        applyPolicies(subject);
        JwtIssuer issuer =
                new JwtIssuer(session, client, subject, OAuth2Constants.CLIENT_CREDENTIALS);
        AccessToken jwt =
                issuer.prepare(Grants.of(realm, accepted.verdict(), accepted.demand()))
                        .orElseThrow(() -> refuseAsExpired(accepted));
        admit(accepted);
        AccessTokenResponse response = issuer.sign(jwt);
        event.user(subject);
        event.detail(Details.USERNAME, subject.getUsername());
        event.detail(Details.SCOPE, response.getScope());
        check().note(event, accepted.demand(), accepted.verdict());
        event.success();
        EventsFirst.store(session);
        return cors.add(Response.ok(response).type(MediaType.APPLICATION_JSON_TYPE));
    }

    /** Comes after all else that may refuse: only what is issued is counted. */
    private void admit(AcceptedToken accepted) {
        TokenCheck check = check();
        Verdict verdict = check.admit(accepted.demand(), accepted.verdict());
        if (verdict instanceof Verdict.Refused refused) {
            check.note(client.getClientId(), accepted.demand(), refused);
            throw OAuthError.rateLimited(refused.limit().orElseThrow(), cors);
        }
    }

    private CorsErrorResponseException refuseAsExpired(AcceptedToken accepted) {
        TokenCheck check = check();
        Demand demand = accepted.demand();
        check.note(
                client.getClientId(),
                demand,
                check.verifyIssued(
                        accepted.verdict().token().id(),
                        accepted.verdict().secret().generation(),
                        demand.shut(Reason.EXPIRED)));
        return ClientObjection.challenged(
                        session,
                        PresentedClient.of(session.getContext().getHttpRequest()),
                        OAuthError.ofClient(Reason.EXPIRED))
                .toException(cors);
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
