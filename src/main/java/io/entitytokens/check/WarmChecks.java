package io.entitytokens.check;

import io.entitytokens.audit.Audit;
import io.entitytokens.audit.AuditFactory;
import io.entitytokens.audit.CountingAudit;
import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.limit.RateLimiter;
import io.entitytokens.limit.RateLimiterFactory;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.RememberedTokens;
import io.entitytokens.token.store.TokenCache;
import io.entitytokens.token.store.TokenCacheFactory;
import io.entitytokens.usage.UseRecorder;
import io.entitytokens.usage.UseRecorderFactory;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;

/** Checks at one endpoint that take no session: what is asked of the node's memory alone. */
public final class WarmChecks {

    private final Endpoint endpoint;
    private final RememberedTokens remembered;
    private final RateLimiter limiter;
    private final CountingAudit audit;
    private final UseRecorder uses;

    WarmChecks(Endpoint endpoint, KeycloakSessionFactory sessions) {
        this.endpoint = endpoint;
        remembered =
                ((TokenCacheFactory) sessions.getProviderFactory(TokenCache.class)).remembered();
        limiter = ((RateLimiterFactory) sessions.getProviderFactory(RateLimiter.class)).ofNode();
        audit = ((AuditFactory) sessions.getProviderFactory(Audit.class)).counting();
        uses = ((UseRecorderFactory) sessions.getProviderFactory(UseRecorder.class)).ofNode();
    }

    /**
     * The check of a token that a request presents.
     *
     * @param none what was read for this request, and belongs to no token; or empty
     */
    public WarmCheck of(ReceivedRequest request, AskedRealm realm, Optional<TokenId> none) {
        return new WarmCheck(this, request, realm, none);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    RememberedTokens remembered() {
        return remembered;
    }

    RateLimiter limiter() {
        return limiter;
    }

    CountingAudit audit() {
        return audit;
    }

    UseRecorder uses() {
        return uses;
    }
}
