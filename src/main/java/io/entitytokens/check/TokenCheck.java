package io.entitytokens.check;

import io.entitytokens.audit.Audit;
import io.entitytokens.http.ProxyTrust;
import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.lifecycle.SecretWatch;
import io.entitytokens.limit.RateLimiter;
import io.entitytokens.token.ClientAddress;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.store.TokenCache;
import io.entitytokens.token.store.TokenLookup;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.HolderAddress;
import io.entitytokens.token.verify.TokenVerifier;
import io.entitytokens.token.verify.Verdict;
import io.entitytokens.usage.UseRecorder;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Null until somebody asks for it. */
    private ReceivedRequest request;

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
        if (!request().forwarding().isPlain()) {
            return Optional.of(Reason.INVALID_FORWARDED_HEADER);
        }
        return isTlsMissing(realm.getSslRequired(), request())
                ? Optional.of(Reason.TLS_REQUIRED)
                : Optional.empty();
    }

    private ReceivedRequest request() {
        if (request == null) {
            request = ReceivedRequest.current();
        }
        return request;
    }

    /** Where the holder is, if it is the holder who calls. */
    public HolderAddress callerAddress() {
        return HolderAddress.ofConnection(request().address().orElse(null));
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
        Verdict verdict = verifier().verify(presented, demand);
        if (ProxyTrust.configured() == ProxyTrust.ANYBODY
                && verdict.found().filter(StoredToken::hasAddressList).isPresent()) {
            ProxyTrust.warnOfLists();
        }
        return verdict;
    }

    /**
     * Has the token behind a JWT judged.
     *
     * @param issued from a JWT whose signature has been verified
     * @param generation of the secret that it was issued for
     */
    public Verdict verifyIssued(TokenId issued, int generation, Demand demand) {
        return verifier().verifyIssued(issued, generation, demand);
    }

    /**
     * Has a secret judged, and nothing else of its token.
     *
     * @param presented what the caller sent in place of a token; anything at all
     */
    public Verdict verifySecret(String presented) {
        return verifier().verifySecret(presented, session.getContext().getRealm().getId());
    }

    /**
     * Has many secrets judged, and nothing else of their tokens: one read for all.
     *
     * @param presented what the caller sent in place of tokens; anything at all
     * @return the verdict on each text
     */
    public Map<String, Verdict> verifySecrets(Collection<String> presented) {
        TokenVerifier verifier = verifier(ReadTokens.named(session, presented));
        String realmId = session.getContext().getRealm().getId();
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        presented.forEach(text -> verdicts.put(text, verifier.verifySecret(text, realmId)));
        return verdicts;
    }

    /**
     * Counts what is accepted in the token's limits. To be asked last: what is refused for another
     * reason is never told of a limit, and uses up nothing of it.
     *
     * @return the verdict, or that the token has been used too often
     */
    public Verdict admit(Demand demand, Verdict verdict) {
        if (!(verdict instanceof Verdict.Accepted accepted)
                || !endpoint.isLimited()
                || !accepted.stored().isLimited()) {
            return verdict;
        }
        return session.getProvider(RateLimiter.class)
                .take(accepted.stored(), accepted.granted(demand.permissions()))
                .<Verdict>map(limit -> Verdict.Refused.limited(accepted.stored(), limit))
                .orElse(verdict);
    }

    private TokenVerifier verifier() {
        return verifier(session.getProvider(TokenCache.class));
    }

    private TokenVerifier verifier(TokenLookup tokens) {
        RealmModel realm = session.getContext().getRealm();
        return new TokenVerifier(
                tokens, internalId -> isWorking(realm.getClientById(internalId)), clock);
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
        if (verdict instanceof Verdict.Accepted accepted && endpoint.isUse()) {
            use(accepted, demand);
        }
        if (verdict instanceof Verdict.Refused refused && endpoint != Endpoint.LEAKS) {
            // Whoever reports a secret does not use it.
            refused.retired().ifPresent(secret -> reuse(refused, secret));
        }
    }

    private void reuse(Verdict.Refused refused, Secret retired) {
        session.getProvider(SecretWatch.class)
                .reused(refused.stored().orElseThrow(), retired, endpoint, clock.millis(), ip());
    }

    /** Notes an accepted token in the event that Keycloak is about to write, and as a use. */
    public void note(EventBuilder event, Demand demand, Verdict.Accepted accepted) {
        session.getProvider(Audit.class).note(event, endpoint, demand, accepted);
        use(accepted, demand);
    }

    private void use(Verdict.Accepted accepted, Demand demand) {
        Secret secret = accepted.secret();
        long now = clock.millis();
        String ip = demand.address().literal();
        session.getProvider(UseRecorder.class)
                .record(
                        accepted.token().realmId(),
                        TokenUse.once(
                                accepted.token().id(),
                                secret.generation(),
                                now,
                                ip,
                                endpoint.value(),
                                demand.permissions()),
                        demand.address().isJudged());
        if (secret.isFirstUseAwaited()) {
            session.getProvider(SecretWatch.class).used(accepted.stored(), secret, now, ip);
        }
    }

    /** Where the caller is, as Keycloak sees it, which may be made up; null if it is not known. */
    public String ip() {
        ClientConnection connection = session.getContext().getConnection();
        return ClientAddress.of(connection.getRemoteAddr(), connection.getRemoteHost());
    }
}
