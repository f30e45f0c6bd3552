package io.entitytokens.check;

import io.entitytokens.http.ProxyTrust;
import io.entitytokens.limit.RateLimiter;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import io.entitytokens.usage.UseRecorder;
import java.util.function.Supplier;

/** What all checks do alike, with a session or without. */
final class Checks {

    private Checks() {}

    /** Has the log say once if anybody can get past the lists of addresses. */
    static Verdict watched(Verdict verdict) {
        if (ProxyTrust.configured() == ProxyTrust.ANYBODY
                && verdict.found().filter(StoredToken::hasAddressList).isPresent()) {
            ProxyTrust.warnOfLists();
        }
        return verdict;
    }

    /**
     * @param limiter asked for only if the token has limits that count here
     */
    static Verdict admit(
            Endpoint endpoint, Supplier<RateLimiter> limiter, Demand demand, Verdict verdict) {
        if (!(verdict instanceof Verdict.Accepted accepted)
                || !endpoint.isLimited()
                || !accepted.stored().isLimited()) {
            return verdict;
        }
        return limiter.get()
                .take(accepted.stored(), accepted.granted(demand.permissions()))
                .<Verdict>map(limit -> Verdict.Refused.limited(accepted.stored(), limit))
                .orElse(verdict);
    }

    /**
     * @param now epoch milliseconds
     */
    static void record(
            UseRecorder uses,
            Endpoint endpoint,
            Demand demand,
            Verdict.Accepted accepted,
            long now) {
        uses.record(
                accepted.token().realmId(),
                TokenUse.once(
                        accepted.token().id(),
                        accepted.secret().generation(),
                        now,
                        demand.address().literal(),
                        endpoint.value(),
                        demand.permissions()),
                demand.address().isJudged());
    }
}
