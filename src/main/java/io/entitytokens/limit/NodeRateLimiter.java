package io.entitytokens.limit;

import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.StoredToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The limits of tokens, as this node counts. An entity's limits hold for each of its tokens. */
final class NodeRateLimiter implements RateLimiter {

    private final BucketTable table;

    NodeRateLimiter(BucketTable table) {
        this.table = table;
    }

    @Override
    public Optional<LimitReached> take(StoredToken token, Permissions permissions) {
        List<RateLimit> counting = new ArrayList<>(2 * RateLimit.MAX);
        for (RateLimit limit : token.limits()) {
            if (limit.counts(permissions)) {
                counting.add(limit);
            }
        }
        return counting.isEmpty()
                ? Optional.empty()
                : table.take(token.token().realmId(), token.token().id(), counting);
    }

    @Override
    public List<LimitLevel> levels(StoredToken token) {
        return table.levels(token.token().id(), token.limits());
    }
}
