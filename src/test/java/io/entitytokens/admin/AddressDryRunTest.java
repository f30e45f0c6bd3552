package io.entitytokens.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.NetworkStore;
import io.entitytokens.token.store.Store;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AddressDryRunTest {

    private static final long NOW = Duration.ofDays(100).toMillis();

    private final Networks networks = new Networks();

    /** Tokens without lists of their own, and from where they have been used. */
    private static final class Networks implements NetworkStore {

        private final Map<TokenId, List<NetworkUse>> uses = new LinkedHashMap<>();
        private final List<Integer> batches = new ArrayList<>();
        private long since;

        @Override
        public Map<TokenId, List<NetworkUse>> of(Collection<TokenId> tokens, long from) {
            since = from;
            batches.add(tokens.size());
            Map<TokenId, List<NetworkUse>> found = new LinkedHashMap<>(uses);
            found.keySet().retainAll(tokens);
            return found;
        }

        @Override
        public List<TokenId> usedTokens(String entityId, long from, int max) {
            return uses.keySet().stream().limit(max).toList();
        }

        @Override
        public List<TokenAddresses> addresses(Collection<TokenId> tokens) {
            return tokens.stream().map(id -> new TokenAddresses(id, "SAP", null)).toList();
        }

        @Override
        public Optional<Origin> onlyOrigin(String realmId, long from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int removeExpired(String realmId, long before, int max) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean hasExpired(String realmId, long before) {
            throw new UnsupportedOperationException();
        }
    }

    private AddressDryRun dryRun() {
        Store store =
                (Store)
                        Proxy.newProxyInstance(
                                Store.class.getClassLoader(),
                                new Class<?>[] {Store.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("networks")) {
                                        return networks;
                                    }
                                    throw new UnsupportedOperationException(method.getName());
                                });
        return new AddressDryRun(store, NOW);
    }

    private static NetworkUse use(String network) {
        return new NetworkUse(network, "forward_auth", NOW - 2, NOW - 1, 7);
    }

    private static TokenId id(int number) {
        return new TokenId("%022d".formatted(number));
    }

    /** Finds whom a list of one token shuts out. */
    private DryRunRepresentation found(TokenDraft changed, String... used) {
        networks.uses.put(
                changed.build().id(), Arrays.stream(used).map(AddressDryRunTest::use).toList());
        return dryRun().of(EntityDraft.invoice().build(), changed.build());
    }

    @Test
    void foldedNetworkOfWhichHalfIsInsideIsUncertain() {
        DryRunRepresentation found =
                found(
                        TokenDraft.sap().addresses("192.0.2.0/25", "2001:db8::/49"),
                        "192.0.2.0/24",
                        "2001:db8::/48",
                        "192.0.2.0/25",
                        "192.0.2.127");

        assertThat(found.uncertain())
                .extracting(NetworkRepresentation::network)
                .containsExactly("192.0.2.0/24", "2001:db8::/48");
        assertThat(found.uncertainTotal()).isEqualTo(2);
        assertThat(found.outside()).isEmpty();
        assertThat(found.untold()).isEmpty();
        assertThat(found.complete()).isTrue();
    }

    /** Nobody can tell in which of the halves an address was. */
    @Test
    void networkWhoseHalvesAreNamedOneByOneIsUncertain() {
        DryRunRepresentation found =
                found(TokenDraft.sap().addresses("192.0.2.0/25", "192.0.2.128/25"), "192.0.2.0/24");

        assertThat(found.uncertainTotal()).isEqualTo(1);
    }

    @Test
    void useOfWhichNoAddressIsKnownIsUntold() {
        DryRunRepresentation found =
                found(
                        TokenDraft.sap().addresses("0.0.0.0/0", "::/0"),
                        NetworkUse.UNKNOWN,
                        "0.0.0.0/0",
                        "::/0");

        assertThat(found.untoldTotal()).isEqualTo(1);
        assertThat(found.untold().get(0).network()).isNull();
        assertThat(found.untold().get(0).useCount()).isEqualTo(7);
        assertThat(found.outside()).isEmpty();
        assertThat(found.uncertain()).isEmpty();
    }

    @Test
    void tokenWithoutAListIsNotLookedAtWhereItsEntityHasNoneEither() {
        DryRunRepresentation found =
                found(TokenDraft.sap(), "192.0.2.7", "10.0.0.0/8", NetworkUse.UNKNOWN);

        assertThat(found.outsideTotal() + found.uncertainTotal() + found.untoldTotal()).isZero();
    }

    @Test
    void listThatLetsLessInCounts() {
        networks.uses.put(
                TokenDraft.sap().build().id(), List.of(use("192.0.2.7"), use("192.0.2.0/24")));

        DryRunRepresentation found =
                dryRun().of(
                                EntityDraft.invoice().addresses("192.0.2.0/25").build(),
                                TokenDraft.sap().addresses("192.0.2.0/24").build());

        assertThat(found.outside()).isEmpty();
        assertThat(found.uncertain())
                .extracting(NetworkRepresentation::network)
                .containsExactly("192.0.2.0/24");
    }

    @Test
    void firstHundredOfEachKindAreShownAndAllAreCounted() {
        String[] used = IntStream.range(0, 101).mapToObj(i -> "10.0.0." + i).toArray(String[]::new);

        DryRunRepresentation found = found(TokenDraft.sap().addresses("192.0.2.7"), used);

        assertThat(found.outside())
                .extracting(NetworkRepresentation::network)
                .containsExactly(Arrays.copyOf(used, 100));
        assertThat(found.outsideTotal()).isEqualTo(101);
    }

    /** In parts, for the database's sake, and none of them twice. */
    @Test
    void everyTokenOfAnEntityIsLookedAt() {
        for (int i = 0; i < 130; i++) {
            networks.uses.put(id(i), List.of(use("10.0.0.1"), use("192.0.2.7")));
        }

        DryRunRepresentation found =
                dryRun().of(EntityDraft.invoice().addresses("192.0.2.0/24").build());

        assertThat(found.outsideTotal()).isEqualTo(130);
        assertThat(found.complete()).isTrue();
        assertThat(networks.batches).containsExactly(64, 64, 2);
        assertThat(networks.since).isEqualTo(NOW - Duration.ofDays(30).toMillis());
    }

    @Test
    void whatIsLeftOutOfAVeryLargeEntityIsTold() {
        for (int i = 0; i <= AddressDryRun.MAX_TOKENS; i++) {
            networks.uses.put(id(i), List.of(use("10.0.0.1")));
        }

        DryRunRepresentation found =
                dryRun().of(EntityDraft.invoice().addresses("192.0.2.0/24").build());

        assertThat(found.complete()).isFalse();
        assertThat(found.outsideTotal()).isEqualTo(AddressDryRun.MAX_TOKENS);
    }
}
