package io.entitytokens.bench.verify;

import io.entitytokens.bench.rig.FreshToken;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.Verdict;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.TokenLookup;
import io.entitytokens.token.verify.TokenVerifier;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
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

    private final byte[] idAndSecret = new byte[48];
    private final MessageDigest sha256;
    private final TokenVerifier verifier;
    private final Demand demand;
    private final String presented;

    /** JMH makes one instance for each fork. */
    public VerifyBenchmark() {
        FreshToken fresh = FreshToken.make();
        Entity entity = EntityDraft.invoice().build();
        TokenId id = new TokenId(fresh.id());
        Map<TokenId, Optional<StoredToken>> cached = new ConcurrentHashMap<>();
        cached.put(
                id,
                Optional.of(
                        new StoredToken(
                                TokenDraft.sap().id(id).build(), fresh.hash(), entity, true)));
        verifier = new TokenVerifier(new Remembered(cached), client -> true, Clock.systemUTC());
        demand = new Demand(entity.realmId(), entity.name(), Permissions.of(Permission.READ));
        presented = fresh.secret();
        sha256 = sha256();
        if (!(verify() instanceof Verdict.Accepted)) {
            throw new IllegalStateException("the verifier refuses the token");
        }
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

    /** The whole verification. */
    @Benchmark
    public Verdict verify() {
        return verifier.verify(presented, demand);
    }
}
