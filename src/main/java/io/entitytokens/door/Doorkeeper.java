package io.entitytokens.door;

import io.entitytokens.audit.Audit;
import io.entitytokens.audit.Door;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Reason;
import io.entitytokens.token.TokenCache;
import io.entitytokens.token.TokenId;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.TokenVerifier;
import io.entitytokens.token.Verdict;
import io.entitytokens.usage.UseRecorder;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Stands at one door, for one request. */
public final class Doorkeeper {

    private final KeycloakSession session;
    private final Door door;
    private final Clock clock = Clock.systemUTC();

    public Doorkeeper(KeycloakSession session, Door door) {
        this.session = session;
        this.door = door;
    }

    /** Whether the server's configuration lets anybody in here. */
    public boolean isOpen() {
        return session.getProvider(Doors.class).isOpen(door);
    }

    /**
     * Why nobody is answered at all: Keycloak asks this at its own endpoints only.
     *
     * @return the realm is switched off, or wants TLS; or empty
     */
    public Optional<Reason> objection() {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            return Optional.of(Reason.REALM_DISABLED);
        }
        return isTlsMissing(realm) ? Optional.of(Reason.TLS_REQUIRED) : Optional.empty();
    }

    private boolean isTlsMissing(RealmModel realm) {
        KeycloakContext context = session.getContext();
        return realm.getSslRequired().isRequired(context.getConnection())
                && !"https".equals(context.getUri().getBaseUri().getScheme());
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
    public Verdict verify(TokenId issued, Demand demand) {
        return verifier().verifyIssued(issued, demand);
    }

    private TokenVerifier verifier() {
        return new TokenVerifier(session.getProvider(TokenCache.class), clock);
    }

    /**
     * Notes a verdict as an event of its own, and what was accepted as a use.
     *
     * @param clientId the client that the event names
     */
    public void note(String clientId, Demand demand, Verdict verdict) {
        session.getProvider(Audit.class)
                .note(session.getContext().getRealm(), door, clientId, demand, verdict);
        if (verdict instanceof Verdict.Accepted accepted) {
            use(accepted, demand);
        }
    }

    /** Notes an accepted token in the event that Keycloak is about to write, and as a use. */
    public void note(EventBuilder event, Demand demand, Verdict.Accepted accepted) {
        session.getProvider(Audit.class).note(event, door, demand, accepted);
        use(accepted, demand);
    }

    private void use(Verdict.Accepted accepted, Demand demand) {
        Set<Permission> used = demand.permissions();
        session.getProvider(UseRecorder.class)
                .record(
                        TokenUse.once(
                                accepted.token().id(),
                                clock.millis(),
                                session.getContext().getConnection().getRemoteHost(),
                                door.value(),
                                used));
    }
}
