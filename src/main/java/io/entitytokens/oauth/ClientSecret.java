package io.entitytokens.oauth;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.check.TokenChecks;
import io.entitytokens.http.Unavailable;
import io.entitytokens.oauth.NamedTargets.Judgement;
import io.entitytokens.oauth.issue.IssuerCheck;
import io.entitytokens.oauth.issue.Scope;
import io.entitytokens.realm.IssuingClient;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Recipient;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.cors.Cors;

/**
 * What a client that takes entity tokens has presented as its secret. A refusal is answered here,
 * before Keycloak authenticates the client: so that a flood of them becomes no flood of events.
 */
final class ClientSecret {

    private final KeycloakSession session;
    private final ClientModel client;
    private final PresentedClient presented;
    private final TokenCheck check;

    ClientSecret(KeycloakSession session, ClientModel client, PresentedClient presented) {
        this.session = session;
        this.client = client;
        this.presented = presented;
        this.check = session.getProvider(TokenChecks.class).at(Endpoint.CLIENT_CREDENTIALS);
    }

    /**
     * Leaves the accepted token with the session, for the authenticator and the grant.
     *
     * @param form what is asked for; nothing in it is without a value
     * @throws org.keycloak.services.CorsErrorResponseException with the answer to a refusal
     */
    void judge(MultivaluedMap<String, String> form) {
        if (!check.isEnabled()) {
            return;
        }
        Optional<Scope> asked = Scope.parse(form.getFirst(OAuth2Constants.SCOPE));
        Judgement judgement =
                NamedTargets.of(session.getContext().getRealm(), form)
                        .judge(
                                session,
                                client,
                                demand(asked.map(Scope::permissions).orElse(Permissions.NONE))
                                        .from(check.callerAddress()),
                                d -> verify(asked, d));
        Demand demand = judgement.demand();
        Verdict verdict = judgement.verdict();
        if (verdict instanceof Verdict.Accepted accepted) {
            new AcceptedToken(client, demand, accepted).keepIn(session);
        } else {
            check.note(client.getClientId(), demand, verdict);
            refuse(verdict.refusal().orElseThrow().reason());
        }
    }

    /** The issuing client is for all entities; any other, for those whose records it holds. */
    private Demand demand(Permissions permissions) {
        RealmModel realm = session.getContext().getRealm();
        Demand ofCaller =
                Demand.ofAnyEntity(realm.getId(), permissions, Recipient.caller(client.getId()));
        try {
            return new IssuingClient(session, realm).is(client)
                    ? Demand.ofAnyEntity(realm.getId(), permissions, Recipient.AUDIENCE)
                    : ofCaller;
        } catch (LookupUnavailableException e) {
            return ofCaller.shut(Reason.UNAVAILABLE);
        }
    }

    /** That there is no second secret has been seen to. */
    private Verdict verify(Optional<Scope> asked, Demand demand) {
        if (presented.secrets().isEmpty()) {
            return Verdict.Refused.outright(Reason.NO_CREDENTIAL);
        }
        if (asked.isEmpty()) {
            return Verdict.Refused.outright(Reason.UNKNOWN_SCOPE);
        }
        if (demand.shut() != null) {
            return Verdict.Refused.outright(demand.shut());
        }
        return IssuerCheck.verify(
                session, demand, d -> check.verify(presented.secrets().get(0), d));
    }

    private void refuse(Reason reason) {
        if (reason == Reason.UNAVAILABLE) {
            throw Unavailable.exception();
        }
        throw ClientObjection.challenged(session, presented, OAuthError.ofClient(reason))
                .toException(Cors.builder().auth().allowAllOrigins());
    }
}
