package io.entitytokens.check;

import io.entitytokens.audit.Audit;
import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.token.ClientAddress;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.Verdict;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.TokenCache;
import io.entitytokens.token.verify.TokenVerifier;
import io.entitytokens.usage.UseRecorder;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.common.ClientConnection;
import org.keycloak.common.enums.SslRequired;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One presentation of a token at one endpoint: judges it, notes the verdict, records the use. */
public final class TokenCheck {

    private final KeycloakSession session;
    private final Endpoint endpoint;
    private final boolean enabled;
    private final Clock clock = Clock.systemUTC();

    TokenCheck(KeycloakSession session, Endpoint endpoint, boolean enabled) {
        this.session = session;
        this.endpoint = endpoint;
        this.enabled = enabled;
    }

    /** Whether the server's configuration switches the endpoint on. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Why nobody is answered at all: Keycloak asks this at its own endpoints only.
     *
     * @return the realm is switched off, a proxy's headers are none, or TLS is missing; or empty
     */
    public Optional<Reason> objection() {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            return Optional.of(Reason.REALM_DISABLED);
        }
        ReceivedRequest request = ReceivedRequest.current();
        if (!request.forwarding().isPlain()) {
            return Optional.of(Reason.INVALID_FORWARDED_HEADER);
        }
        return isTlsMissing(realm.getSslRequired(), request)
                ? Optional.of(Reason.TLS_REQUIRED)
                : Optional.empty();
    }

    /** Local addresses may do without; so may nobody who could have written one of them. */
    private static boolean isTlsMissing(SslRequired required, ReceivedRequest request) {
        return required != SslRequired.NONE
                && !request.isSecure()
                && request.addresses().anyMatch(required::isRequired);
    }

    /**
     * Has a token judged.
     *
     * @param presented what the caller sent in place of a token; anything at all
     */
    public Verdict verify(String presented, Demand demand) {
        return verifier().verify(presented, demand);
    }

    /**
     * Has the token behind a JWT judged.
     *
     * @param issued from a JWT whose signature has been verified
     */
    public Verdict verifyIssued(TokenId issued, Demand demand) {
        return verifier().verifyIssued(issued, demand);
    }

    private TokenVerifier verifier() {
        RealmModel realm = session.getContext().getRealm();
        return new TokenVerifier(
                session.getProvider(TokenCache.class),
                internalId -> isWorking(realm.getClientById(internalId)),
                clock);
    }

    private static boolean isWorking(ClientModel client) {
        return client != null && client.isEnabled();
    }

    /**
     * Notes a verdict as an event of its own, and what was accepted as a use.
     *
     * @param clientId the client that the event names
     */
    public void note(String clientId, Demand demand, Verdict verdict) {
        session.getProvider(Audit.class)
                .note(session.getContext().getRealm(), endpoint, clientId, demand, verdict);
        if (verdict instanceof Verdict.Accepted accepted) {
            use(accepted, demand);
        }
    }

    /** Notes an accepted token in the event that Keycloak is about to write, and as a use. */
    public void note(EventBuilder event, Demand demand, Verdict.Accepted accepted) {
        session.getProvider(Audit.class).note(event, endpoint, demand, accepted);
        use(accepted, demand);
    }

    private void use(Verdict.Accepted accepted, Demand demand) {
        Permissions used = demand.permissions();
        ClientConnection connection = session.getContext().getConnection();
        session.getProvider(UseRecorder.class)
                .record(
                        accepted.token().realmId(),
                        TokenUse.once(
                                accepted.token().id(),
                                clock.millis(),
                                ClientAddress.of(
                                        connection.getRemoteAddr(), connection.getRemoteHost()),
                                endpoint.value(),
                                used));
    }
}
