package io.entitytokens.limit;

import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.format.TokenId;
import java.time.Duration;
import java.util.List;

/** A token whose uses a test has counted. */
record UsedToken(BucketTable table, String realmId, TokenId id) {

    static final String REALM = "demo";

    private static final String ID = "0UJg4EBGO3cQWJhXqJNbv5";

    static UsedToken in(BucketTable table) {
        return in(table, 0);
    }

    /**
     * @param number tells it from others
     */
    static UsedToken in(BucketTable table, int number) {
        return in(table, REALM, number);
    }

    static UsedToken in(BucketTable table, String realmId, int number) {
        return new UsedToken(
                table, realmId, new TokenId(ID.substring(0, 16) + String.format("%06d", number)));
    }

    static RateLimit limit(long requests, String period) {
        return new RateLimit("default", requests, Duration.parse(period), null);
    }

    boolean isAccepted(RateLimit... limits) {
        return table.take(realmId, id, List.of(limits)).isEmpty();
    }

    /** How many of so many requests are accepted. */
    int accepted(int requests, RateLimit... limits) {
        int accepted = 0;
        for (int i = 0; i < requests; i++) {
            if (isAccepted(limits)) {
                accepted++;
            }
        }
        return accepted;
    }

    LimitLevel level(RateLimit limit) {
        return table.levels(id, List.of(limit)).get(0);
    }

    long remaining(RateLimit limit) {
        return level(limit).remaining();
    }
}
