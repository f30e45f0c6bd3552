package io.entitytokens.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.EnumSet;
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
 * From the text that somebody presents to the verdict, the token being in memory; and the one thing
 * in it that cannot be left out, a SHA-256 over the 48 bytes of a token.
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

    /** JMH makes one for each fork. */
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
        verifier = new TokenVerifier(new Remembered(cached), Clock.systemUTC());
        demand = new Demand(entity.realmId(), entity.name(), EnumSet.of(Permission.READ));
        presented = fresh.secret();
        sha256 = sha256();
        if (!(verify() instanceof Verdict.Accepted)) {
            throw new IllegalStateException("the token that is to be measured is refused");
        }
    }

    /** The cheapest memory there is; what the product's own adds is in the figures of http. */
    private record Remembered(Map<TokenId, Optional<StoredToken>> tokens) implements TokenLookup {

        @Override
        public Optional<StoredToken> find(TokenId id) {
            return known(id);
        }

        @Override
        public Optional<StoredToken> known(TokenId id) {
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

    /** The floor. */
    @Benchmark
    public byte[] bareSha256() {
        return sha256.digest(idAndSecret);
    }

    /** All of it. */
    @Benchmark
    public Verdict verify() {
        return verifier.verify(presented, demand);
    }
}
