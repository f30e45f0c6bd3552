package io.entitytokens.check;

import io.entitytokens.audit.Audit;
import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.lifecycle.SecretWatch;
import io.entitytokens.limit.RateLimiter;
import io.entitytokens.token.ClientAddress;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.store.TokenCache;
import io.entitytokens.token.store.TokenLookup;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.TokenVerifier;
import io.entitytokens.token.verify.Verdict;
import io.entitytokens.usage.UseRecorder;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One presentation of a token at one endpoint: judges it, notes the verdict, records the use. */
public final class TokenCheck implements RequestCheck {

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

    @Override
    public AskedRealm realm() {
        return AskedRealm.of(session.getContext().getRealm());
    }

    @Override
    public ReceivedRequest request() {
        if (request == null) {
            request = ReceivedRequest.current();
        }
        return request;
    }

    @Override
    public Verdict verify(String presented, Demand demand) {
        return Checks.watched(verifier().verify(presented, demand));
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

    @Override
    public Verdict admit(Demand demand, Verdict verdict) {
        return Checks.admit(
                endpoint, () -> session.getProvider(RateLimiter.class), demand, verdict);
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

    @Override
    public boolean note(String clientId, Demand demand, Verdict verdict) {
        session.getProvider(Audit.class)
                .note(session.getContext().getRealm(), endpoint, clientId, demand, verdict);
        if (verdict instanceof Verdict.Accepted accepted && endpoint.isUse()) {
            use(accepted, demand);
        }
        if (verdict instanceof Verdict.Refused refused && endpoint != Endpoint.LEAKS) {
            // Whoever reports a secret does not use it.
            refused.retired().ifPresent(secret -> reuse(refused, secret));
        }
        return true;
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
        long now = clock.millis();
        Checks.record(session.getProvider(UseRecorder.class), endpoint, demand, accepted, now);
        Secret secret = accepted.secret();
        if (secret.isFirstUseAwaited()) {
            session.getProvider(SecretWatch.class)
                    .used(accepted.stored(), secret, now, demand.address().literal());
        }
    }

    /** Where the caller is, as Keycloak sees it, which may be made up; null if it is not known. */
    public String ip() {
        ClientConnection connection = session.getContext().getConnection();
        return ClientAddress.of(connection.getRemoteAddr(), connection.getRemoteHost());
    }
}
