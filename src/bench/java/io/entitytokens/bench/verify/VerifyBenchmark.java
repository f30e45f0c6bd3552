package io.entitytokens.bench.verify;

import io.entitytokens.bench.rig.FreshToken;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.TokenLookup;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.TokenVerifier;
import io.entitytokens.token.verify.Verdict;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Verifies a token that is in memory, from its text to the verdict. Beside it stands the least that
 * any verification does: a SHA-256 over the 48 bytes of a token.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerifyBenchmark {

    private static final long OVERLAP_MILLIS = TimeUnit.DAYS.toMillis(30);

    private final byte[] idAndSecret = new byte[48];
    private final MessageDigest sha256;
    private final TokenVerifier verifier;
    private final Demand demand;
    private final String presented;
    private final String rotated;
    private final String overlapping;

    /** JMH makes one instance for each fork. */
    public VerifyBenchmark() {
        long now = System.currentTimeMillis();
        FreshToken never = FreshToken.make();
        FreshToken retired = FreshToken.make();
        FreshToken older = retired.rotated();
        FreshToken newest = retired.rotated();
        Secrets only = Secrets.first(never.hash(), now);
        Secrets three =
                Secrets.first(retired.hash(), now)
                        .replaced(
                                Secret.current(2, older.hash(), now),
                                new SecretEnd(now, SecretEnd.Cause.REPLACED),
                                Duration.ZERO,
                                now)
                        .replaced(
                                Secret.current(3, newest.hash(), now),
                                new SecretEnd(now + OVERLAP_MILLIS, SecretEnd.Cause.TIME),
                                Duration.ZERO,
                                now);
        Entity entity = EntityDraft.invoice().build();
        Map<TokenId, Optional<StoredToken>> cached = new ConcurrentHashMap<>();
        put(cached, never, only, entity);
        put(cached, newest, three, entity);
        verifier = new TokenVerifier(new Remembered(cached), client -> true, Clock.systemUTC());
        demand = new Demand(entity.realmId(), entity.name(), Permissions.of(Permission.READ));
        presented = never.secret();
        rotated = newest.secret();
        overlapping = older.secret();
        sha256 = sha256();
        for (Verdict verdict : List.of(verify(), verifyRotated(), verifyOverlapping())) {
            if (!(verdict instanceof Verdict.Accepted)) {
                throw new IllegalStateException("the verifier refuses the token");
            }
        }
    }

    private static void put(
            Map<TokenId, Optional<StoredToken>> cached,
            FreshToken fresh,
            Secrets secrets,
            Entity entity) {
        TokenId id = new TokenId(fresh.id());
        EntityToken token = TokenDraft.sap().id(id).build();
        cached.put(
                id, Optional.of(new StoredToken(token, secrets, entity, true, TokenPolicy.NONE)));
    }

    /** The cheapest cache there is. The benchmark "http" measures with the product's own cache. */
    private record Remembered(Map<TokenId, Optional<StoredToken>> tokens) implements TokenLookup {

        @Override
        public Optional<StoredToken> find(TokenId id) {
            return tokens.getOrDefault(id, Optional.empty());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The least that any verification does. */
    @Benchmark
    public byte[] bareSha256() {
        return sha256.digest(idAndSecret);
    }

    /** The whole verification of a token that was never rotated. */
    @Benchmark
    public Verdict verify() {
        return verifier.verify(presented, demand);
    }

    /** The same by the newest of three secrets. */
    @Benchmark
    public Verdict verifyRotated() {
        return verifier.verify(rotated, demand);
    }

    /** The same by an older one of three secrets that is still good. */
    @Benchmark
    public Verdict verifyOverlapping() {
        return verifier.verify(overlapping, demand);
    }
}
