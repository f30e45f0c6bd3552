package io.entitytokens.oauth;

import io.entitytokens.audit.Door;
import io.entitytokens.door.Doorkeeper;
import io.entitytokens.door.Unavailable;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Reason;
import io.entitytokens.token.Recipient;
import io.entitytokens.token.Verdict;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.representations.AccessTokenResponse;

/**
 * One token exchange (RFC 8693): a resource server trades an entity token that it was handed for a
 * JWT. Keycloak has authenticated the client before; that it is no public one is for us to see to.
 */
final class Exchange {

    private static final String NO_CLIENT = "";

    private final TokenExchangeContext context;
    private final TokenExchangeContext.Params params;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final Doorkeeper doorkeeper;

    Exchange(TokenExchangeContext context) {
        this.context = context;
        this.params = context.getParams();
        this.session = context.getSession();
        this.realm = context.getRealm();
        this.client = context.getClient();
        this.doorkeeper = new Doorkeeper(session, Door.TOKEN_EXCHANGE);
    }

    Response answer() {
        Optional<Scope> asked = Scope.parse(params.getScope());
        Demand demand =
                Demand.ofAnyEntity(
                        realm.getId(),
                        asked.map(Scope::permissions).orElse(Set.of()),
                        Recipient.caller(client.getId()).with(targets()));
        Verdict verdict = verify(asked, demand);
        if (verdict instanceof Verdict.Accepted accepted) {
            return issue(demand, accepted);
        }
        doorkeeper.note(client.getClientId(), demand, verdict);
        Reason reason = ((Verdict.Refused) verdict).reason();
        throw reason == Reason.UNAVAILABLE
                ? Unavailable.exception()
                : OAuthError.ofSubjectToken(reason).toException(context.getCors());
    }

    private Verdict verify(Optional<Scope> asked, Demand demand) {
        if (client.isPublicClient()) {
            return Verdict.Refused.outright(Reason.PUBLIC_CLIENT);
        }
        if (isOtherTypeWanted()) {
            return Verdict.Refused.outright(Reason.UNSUPPORTED_TOKEN_TYPE);
        }
        if (params.getSubjectToken() == null) {
            return Verdict.Refused.outright(Reason.NO_CREDENTIAL);
        }
        if (asked.isEmpty()) {
            return Verdict.Refused.outright(Reason.UNKNOWN_SCOPE);
        }
        return doorkeeper.verify(params.getSubjectToken(), demand);
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

    /** A resource (RFC 8707) is a URI, and no client goes by one: it is beyond every audience. */
    private Set<String> targets() {
        Set<String> targets =
                given(params.getAudience()).stream()
                        .map(
                                clientId ->
                                        Optional.ofNullable(realm.getClientByClientId(clientId))
                                                .map(ClientModel::getId)
                                                .orElse(NO_CLIENT))
                        .collect(Collectors.toSet());
        if (!given(params.getResource()).isEmpty()) {
            targets.add(NO_CLIENT);
        }
        return targets;
    }

    private static List<String> given(List<String> values) {
        return values == null ? List.of() : values;
    }

    private Response issue(Demand demand, Verdict.Accepted accepted) {
        UserModel subject = JwtIssuer.subject(session);
        AccessTokenResponse response =
                new JwtIssuer(session, client, subject, OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE)
                        .issue(Grants.of(realm, accepted, demand));
        response.setOtherClaims(
                OAuth2Constants.ISSUED_TOKEN_TYPE, OAuth2Constants.ACCESS_TOKEN_TYPE);
        EventBuilder event = context.getEvent();
        event.user(subject);
        event.detail(Details.USERNAME, subject.getUsername());
        event.detail(Details.SCOPE, response.getScope());
        doorkeeper.note(event, demand, accepted);
        event.success();
        return context.getCors().add(Response.ok(response, MediaType.APPLICATION_JSON_TYPE));
    }
}
