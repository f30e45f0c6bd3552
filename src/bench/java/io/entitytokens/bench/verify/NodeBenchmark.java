package io.entitytokens.bench.verify;

import io.entitytokens.audit.CountingAudit;
import io.entitytokens.audit.EventAuditFactory;
import io.entitytokens.bench.rig.FreshToken;
import io.entitytokens.limit.NodeRateLimiterFactory;
import io.entitytokens.limit.RateLimiter;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.TokenVerifier;
import io.entitytokens.token.verify.Verdict;
import io.entitytokens.usage.BatchingUseRecorderFactory;
import io.entitytokens.usage.UseRecorder;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.keycloak.Config;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * All that a node does in the fast lane with a token that is in memory: it verifies it, takes from
 * its limit, counts it for the events, and stamps it. Threads present one token, or each its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NodeBenchmark {

    private static final String IP = "127.0.0.1";
    private static final Entity ENTITY = EntityDraft.invoice().build();
    private static final Demand DEMAND =
            new Demand(ENTITY.realmId(), ENTITY.name(), Permissions.of(Permission.READ));

    private final Map<TokenId, Optional<StoredToken>> cached = new ConcurrentHashMap<>();
    private final TokenVerifier verifier =
            new TokenVerifier(
                    id -> cached.getOrDefault(id, Optional.empty()),
                    client -> true,
                    Clock.systemUTC());
    private final RateLimiter limiter;
    private final CountingAudit audit;
    private final UseRecorder uses;
    private final String shared = token();

    /** JMH makes one instance for each fork. */
    public NodeBenchmark() {
        Config.Scope defaults = Config.scope("bench");
        NodeRateLimiterFactory limits = new NodeRateLimiterFactory();
        limits.init(defaults);
        limiter = limits.ofNode();
        EventAuditFactory events = new EventAuditFactory();
        events.init(defaults);
        audit = events.counting();
        BatchingUseRecorderFactory stamps = new BatchingUseRecorderFactory();
        stamps.init(defaults);
        uses = stamps.ofNode();
    }

    private String token() {
        FreshToken fresh = FreshToken.make();
        TokenId id = new TokenId(fresh.id());
        cached.put(
                id,
                Optional.of(
                        new StoredToken(
                                TokenDraft.sap()
                                        .id(id)
                                        .limits(
                                                new RateLimit(
                                                        "all",
                                                        1_000_000_000,
                                                        Duration.ofSeconds(1),
                                                        null))
                                        .build(),
                                Secrets.first(fresh.hash(), System.currentTimeMillis()),
                                ENTITY,
                                true,
                                TokenPolicy.NONE)));
        return fresh.secret();
    }

    /** A thread's own token, and how often the thread found a lock taken. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Caller {

        /** How often it had to wait for a lock. */
        public long waits;

        /** How many tokens it has presented. */
        public long presented;

        private String own;
        private long before;

        @Setup
        public void make(NodeBenchmark node) {
            own = node.token();
        }

        @Setup(Level.Iteration)
        public void begin() {
            before = blocked();
        }

        @TearDown(Level.Iteration)
        public void end() {
            waits = blocked() - before;
        }

        private static long blocked() {
            return ManagementFactory.getThreadMXBean()
                    .getThreadInfo(Thread.currentThread().getId())
                    .getBlockedCount();
        }
    }

    /** Each thread presents a token of its own. */
    @Benchmark
    public Verdict ownToken(Caller caller) {
        return present(caller, caller.own);
    }

    /** All threads present the same token. */
    @Benchmark
    public Verdict oneToken(Caller caller) {
        return present(caller, shared);
    }

    private Verdict present(Caller caller, String secret) {
        caller.presented++;
        Verdict verdict = verifier.verify(secret, DEMAND);
        if (!(verdict instanceof Verdict.Accepted accepted)
                || limiter.take(accepted.stored(), DEMAND.permissions()).isPresent()
                || !audit.count(
                        DEMAND.realmId(), Endpoint.FORWARD_AUTH, null, IP, DEMAND, verdict)) {
            throw new IllegalStateException("the token is not accepted, or not counted");
        }
        uses.record(
                DEMAND.realmId(),
                TokenUse.once(
                        accepted.token().id(),
                        accepted.secret().generation(),
                        System.currentTimeMillis(),
                        IP,
                        Endpoint.FORWARD_AUTH.value(),
                        DEMAND.permissions()),
                true);
        return verdict;
    }
}
