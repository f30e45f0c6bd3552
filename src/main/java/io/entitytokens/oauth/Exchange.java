package io.entitytokens.oauth;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.check.TokenChecks;
import io.entitytokens.http.Unavailable;
import io.entitytokens.oauth.NamedTargets.Judgement;
import io.entitytokens.oauth.issue.Grants;
import io.entitytokens.oauth.issue.IssuerCheck;
import io.entitytokens.oauth.issue.JwtIssuer;
import io.entitytokens.oauth.issue.Scope;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.HolderAddress;
import io.entitytokens.token.verify.Recipient;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AccessTokenResponse;

/**
 * One token exchange (RFC 8693): a resource server trades an entity token that it was handed for a
 * JWT. Keycloak has authenticated the client before; that it is no public one is for us to see to.
 */
final class Exchange {

    private final TokenExchangeContext context;
    private final TokenExchangeContext.Params params;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final TokenCheck check;

    Exchange(TokenExchangeContext context) {
        this.context = context;
        this.params = context.getParams();
        this.session = context.getSession();
        this.realm = context.getRealm();
        this.client = context.getClient();
        this.check = session.getProvider(TokenChecks.class).at(Endpoint.TOKEN_EXCHANGE);
    }

    Response answer() {
        GivenParameters.removeEmpty(context.getFormParams());
        Optional<Scope> asked = Scope.parse(params.getScope());
        Optional<HolderAddress> address = ToldAddress.in(context.getFormParams());
        Demand demand =
                Demand.ofAnyEntity(
                                realm.getId(),
                                asked.map(Scope::permissions).orElse(Permissions.NONE),
                                Recipient.caller(client.getId()))
                        .from(address.orElse(HolderAddress.UNTOLD));
        Judgement judgement =
                NamedTargets.of(realm, context.getFormParams())
                        .judge(session, client, demand, d -> verify(asked, address.isPresent(), d));
        if (judgement.verdict() instanceof Verdict.Accepted accepted) {
            return issue(judgement.demand(), accepted);
        }
        throw refusal(judgement.demand(), judgement.verdict());
    }

    /** Notes it, too. */
    private WebApplicationException refusal(Demand demand, Verdict verdict) {
        check.note(client.getClientId(), demand, verdict);
        Verdict.Refused refused = verdict.refusal().orElseThrow();
        if (refused.limit().isPresent()) {
            return OAuthError.rateLimited(refused.limit().get(), context.getCors());
        }
        Reason reason = refused.reason();
        return reason == Reason.UNAVAILABLE
                ? Unavailable.exception()
                : OAuthError.ofSubjectToken(reason).toException(context.getCors());
    }

    private Verdict verify(Optional<Scope> asked, boolean isAddressClear, Demand demand) {
        if (client.isPublicClient()) {
            return Verdict.Refused.outright(Reason.PUBLIC_CLIENT);
        }
        if (isOtherTypeWanted()) {
            return Verdict.Refused.outright(Reason.UNSUPPORTED_TOKEN_TYPE);
        }
        if (params.getSubjectToken() == null) {
            return Verdict.Refused.outright(Reason.NO_CREDENTIAL);
        }
        if (!isAddressClear) {
            return Verdict.Refused.outright(Reason.INCOMPLETE_REQUEST);
        }
        if (asked.isEmpty()) {
            return Verdict.Refused.outright(Reason.UNKNOWN_SCOPE);
        }
        return IssuerCheck.verify(session, demand, d -> check.verify(params.getSubjectToken(), d));
    }

    /**
     * An actor (RFC 8693, section 4.1) would have to be somebody: there is nobody but the token.
     */
    private boolean isOtherTypeWanted() {
        String wanted = params.getRequestedTokenType();
        return (wanted != null && !wanted.equals(OAuth2Constants.ACCESS_TOKEN_TYPE))
                || params.getActorToken() != null
                || params.getActorTokenType() != null;
    }

    private Verdict expired(Demand demand, Verdict.Accepted accepted) {
        return check.verifyIssued(
                accepted.token().id(), accepted.secret().generation(), demand.shut(Reason.EXPIRED));
    }

    private Response issue(Demand demand, Verdict.Accepted accepted) {
        UserModel subject = JwtIssuer.subject(session);
        JwtIssuer issuer =
                new JwtIssuer(session, client, subject, OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE);
        AccessToken jwt =
                issuer.prepare(Grants.of(realm, accepted, demand))
                        .orElseThrow(() -> refusal(demand, expired(demand, accepted)));
        // Comes after all else that may refuse: only what is issued is counted.
        Verdict admitted = check.admit(demand, accepted);
        if (admitted instanceof Verdict.Refused) {
            throw refusal(demand, admitted);
        }
        AccessTokenResponse response = issuer.sign(jwt);
        response.setOtherClaims(
                OAuth2Constants.ISSUED_TOKEN_TYPE, OAuth2Constants.ACCESS_TOKEN_TYPE);
        EventBuilder event = context.getEvent();
        event.user(subject);
        event.detail(Details.USERNAME, subject.getUsername());
        event.detail(Details.SCOPE, response.getScope());
        check.note(event, demand, accepted);
        event.success();
        EventsFirst.store(session);
        return context.getCors().add(Response.ok(response, MediaType.APPLICATION_JSON_TYPE));
    }
}
