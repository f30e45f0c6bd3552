package io.entitytokens.bench.http;

import io.entitytokens.limit.NodeRateLimiterFactory;
import io.entitytokens.limit.RateLimiter;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.TokenId;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.keycloak.Config;

/**
 * What a node keeps of a token with limits that is in use, its id included. It is measured in this
 * JVM, with the server's own classes, before other nodes are told.
 */
final class LimitMemory {

    private static final int TOKENS = 100_000;
    private static final int COLLECTIONS = 3;

    private LimitMemory() {}

    /** The rows of a table: limits of each token, and bytes for each token. */
    static List<List<Object>> measure() {
        // What the first use of a class takes is not to count.
        bytes(1);
        return IntStream.of(1, 4, 8).mapToObj(LimitMemory::row).toList();
    }

    private static List<Object> row(int limits) {
        return List.of(limits, bytes(limits));
    }

    private static double bytes(int limits) {
        NodeRateLimiterFactory factory = new NodeRateLimiterFactory();
        factory.init(Config.scope("bench"));
        RateLimiter limiter = factory.create(null);
        long before = used();
        try {
            for (int i = 0; i < TOKENS; i++) {
                limiter.take(token(i, limits), Permissions.of(Permission.READ));
            }
            return (double) (used() - before) / TOKENS;
        } finally {
            Reference.reachabilityFence(limiter);
        }
    }

    private static StoredToken token(int number, int limits) {
        int own = Math.min(limits, RateLimit.MAX);
        return StoredDraft.of(
                        TokenDraft.sap()
                                .id(new TokenId(String.format("0UJg4EBGO3cQWJhX%06d", number)))
                                .limits(limits(0, own))
                                .build())
                .in(EntityDraft.invoice().limits(limits(own, limits)).build())
                .build();
    }

    private static RateLimit[] limits(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new RateLimit("l" + i, 1_000 + i, Duration.ofDays(1), null))
                .toArray(RateLimit[]::new);
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
