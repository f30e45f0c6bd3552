package io.entitytokens.oauth;

import io.entitytokens.audit.Door;
import io.entitytokens.door.Doorkeeper;
import io.entitytokens.door.Unavailable;
import io.entitytokens.realm.IssuingClient;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Reason;
import io.entitytokens.token.Recipient;
import io.entitytokens.token.Verdict;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
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
    private final Doorkeeper doorkeeper;

    ClientSecret(KeycloakSession session, ClientModel client, PresentedClient presented) {
        this.session = session;
        this.client = client;
        this.presented = presented;
        this.doorkeeper = new Doorkeeper(session, Door.CLIENT_CREDENTIALS);
    }

    /**
     * Leaves the accepted token with the session, for the authenticator and the grant.
     *
     * @param scope as it was asked for, or null
     * @throws org.keycloak.services.CorsErrorResponseException with the answer to a refusal
     */
    void judge(String scope) {
        if (!doorkeeper.isOpen()) {
            return;
        }
        Optional<Scope> asked = Scope.parse(scope);
        Demand demand = demand(asked.map(Scope::permissions).orElse(Set.of()));
        Verdict verdict = verify(asked, demand);
        if (verdict instanceof Verdict.Accepted accepted) {
            new AcceptedToken(client, demand, accepted).keepIn(session);
        } else {
            doorkeeper.note(client.getClientId(), demand, verdict);
            refuse(((Verdict.Refused) verdict).reason());
        }
    }

    /** The issuing client is for all entities; any other, for those whose records it holds. */
    private Demand demand(Set<Permission> permissions) {
        RealmModel realm = session.getContext().getRealm();
        boolean issuing = new IssuingClient(session, realm).is(client);
        return Demand.ofAnyEntity(
                realm.getId(),
                permissions,
                issuing ? Recipient.AUDIENCE : Recipient.caller(client.getId()));
    }

    private Verdict verify(Optional<Scope> asked, Demand demand) {
        if (presented.secrets().size() != 1) {
            return Verdict.Refused.outright(
                    presented.secrets().isEmpty()
                            ? Reason.NO_CREDENTIAL
                            : Reason.SEVERAL_CREDENTIALS);
        }
        if (asked.isEmpty()) {
            return Verdict.Refused.outright(Reason.UNKNOWN_SCOPE);
        }
        return doorkeeper.verify(presented.secrets().get(0), demand);
    }

    private void refuse(Reason reason) {
        if (reason == Reason.UNAVAILABLE) {
            throw Unavailable.exception();
        }
        OAuthError error = OAuthError.ofClient(reason);
        if (error.isAboutTheClient() && presented.isBasic()) {
            // RFC 6749, section 5.2: the scheme that the client used.
            session.getContext()
                    .getHttpResponse()
                    .setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Keycloak\"");
        }
        throw error.toException(Cors.builder().auth().allowAllOrigins());
    }
}
