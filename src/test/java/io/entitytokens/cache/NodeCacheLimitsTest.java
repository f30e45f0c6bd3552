package io.entitytokens.cache;

import static io.entitytokens.cache.GivenRow.LONG;
import static io.entitytokens.cache.GivenStore.LIMITS;
import static io.entitytokens.cache.GivenStore.SAP;
import static io.entitytokens.cache.GivenStore.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Credential;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A node remembers no more than its limits allow, whatever it is asked for. */
final class NodeCacheLimitsTest {

    private final GivenStore store = new GivenStore();
    private final NodeCache cache = store.cache(LIMITS);

    @Test
    void floodOfUnknownIdsCachesNoMoreThanTheLimit() {
        IntStream.range(0, 10_000).forEach(i -> cache.find(id(i)));
        store.countAnew();

        IntStream.range(0, 10_000).forEach(i -> cache.find(id(i)));

        assertThat(store.reads()).isBetween(10_000 - 10, 10_000);
    }

    @Test
    void floodOfUnknownIdsLeavesATokenInUseCached() {
        cache.find(SAP.id());
        IntStream.range(0, 10_000).forEach(i -> cache.find(id(i)));
        store.countAnew();

        assertThat(cache.find(SAP.id())).isPresent();
        assertThat(store.reads()).isZero();
    }

    @Test
    void cacheHoldsNoMoreTokensThanItsEntryLimit() {
        NodeCache small = store.cache(new CacheOptions(10, 1 << 30, 10, LONG, 2, LONG));
        assertThat(rememberedOf(small, "t", 1_000)).isLessThanOrEqualTo(10);
    }

    @Test
    void tokensWithLongNamesStayWithinTheMemoryLimit() {
        NodeCache small = store.cache(new CacheOptions(1_000_000, 100_000, 10, LONG, 2, LONG));
        assertThat(rememberedOf(small, "n".repeat(255), 1_000))
                .isLessThanOrEqualTo(100_000 / (2 * 255));
    }

    @Test
    void tokensWithManySecretsStayWithinTheMemoryLimit() {
        NodeCache small = store.cache(new CacheOptions(1_000_000, 100_000, 10, LONG, 2, LONG));
        List<Secret> older =
                IntStream.of(5, 4, 3, 2, 1)
                        .mapToObj(generation -> GivenSecret.ending(generation, 0, Cause.TIME))
                        .toList();
        Secrets six = new Secrets(GivenSecret.current(6), older);

        assertThat(rememberedOf(small, "t", six, 1_000)).isLessThanOrEqualTo(100_000 / (5 * 200));
    }

    @Test
    void tokensWithManyLimitsStayWithinTheMemoryLimit() {
        NodeCache small = store.cache(new CacheOptions(1_000_000, 100_000, 10, LONG, 2, LONG));
        RateLimit[] four =
                IntStream.range(0, 4)
                        .mapToObj(i -> new RateLimit("l" + i, 9, Duration.ofDays(1), null))
                        .toArray(RateLimit[]::new);
        for (int i = 0; i < 1_000; i++) {
            EntityToken token = TokenDraft.sap().id(id(i)).limits(four).build();
            store.tokens.put(token.id(), GivenStore.credential(token));
            small.find(token.id());
        }
        store.countAnew();
        IntStream.range(0, 1_000).map(i -> 999 - i).forEach(i -> small.find(id(i)));

        assertThat(1_000 - store.reads()).isLessThanOrEqualTo(100_000 / (900 + 4 * 125));
    }

    private int rememberedOf(NodeCache small, String name, int count) {
        return rememberedOf(small, name, StoredDraft.sap().build().secrets(), count);
    }

    private int rememberedOf(NodeCache small, String name, Secrets secrets, int count) {
        for (int i = 0; i < count; i++) {
            EntityToken token = TokenDraft.sap().id(id(i)).named(name).build();
            store.tokens.put(token.id(), new Credential(token, secrets));
            small.find(token.id());
        }
        store.countAnew();
        IntStream.range(0, count).map(i -> count - 1 - i).forEach(i -> small.find(id(i)));
        return count - store.reads();
    }
}
