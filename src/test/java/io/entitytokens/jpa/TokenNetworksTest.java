package io.entitytokens.jpa;

import static io.entitytokens.jpa.NetworksInTables.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.NetworkFold;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.NetworkStore.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From where tokens were used, in the changelog's own tables. */
final class TokenNetworksTest {

    private static final Plans PLANS = TokenInTables.plans();

    private final TokenInTables token = TokenInTables.in(PLANS);

    private final NetworksInTables networks = new NetworksInTables(PLANS, token);

    @Test
    void usesAreAddedToWhatIsThereAndTheLastComeFirst() {
        networks.add(use("10.0.0.1", 100), use("10.0.0.2", 150), use(null, 120));
        networks.add(use("10.0.0.1", 200), use("10.0.0.1", 50));

        assertThat(networks.since(0))
                .containsExactly(
                        new NetworkUse("10.0.0.1", "forward_auth", 50, 200, 3),
                        new NetworkUse("10.0.0.2", "forward_auth", 150, 150, 1),
                        new NetworkUse("unknown", "forward_auth", 120, 120, 1));
        assertThat(networks.since(150)).hasSize(2);
    }

    @Test
    void oneAddressInSeveralSpellingsIsOneNetwork() {
        networks.add(
                use("2001:db8:0:0:0:0:0:1", 100),
                use("2001:DB8::1", 200),
                use("::ffff:10.0.0.1", 1));

        assertThat(networks.since(0))
                .extracting(NetworkUse::network)
                .containsExactly("2001:db8::1", "10.0.0.1");
    }

    @Test
    void addressOfSeveralTokensIsTheOnlyOneUntilThereIsAnother() {
        TokenInTables other = TokenInTables.in(PLANS);
        networks.add(use("10.0.0.1", 100), NetworkUse.once("10.0.0.1", "authzen", 100));
        networks.add(use("10.0.0.9", 99), use(null, 101));
        assertThat(networks.onlyOrigin(100)).isEmpty();

        networks.add(other, use("10.0.0.1", 101));
        assertThat(networks.onlyOrigin(100)).contains(new Origin("10.0.0.1", 2));
        assertThat(networks.onlyOrigin(99)).isEmpty();

        networks.add(other, use("10.0.0.2", 102));
        assertThat(networks.onlyOrigin(100)).isEmpty();
        assertThat(networks.onlyOrigin(103)).isEmpty();
    }

    @Test
    void whatWasUsedLongBeforeTheOthersDoesNotMakeASecondAddress() {
        TokenInTables other = TokenInTables.in(PLANS);
        networks.add(use("10.0.0.2", 100));
        networks.add(manyOf("10.0.0.1", OnlyOrigin.NEWEST / 2));
        networks.add(other, manyOf("10.0.0.1", OnlyOrigin.NEWEST / 2 - 1));
        assertThat(networks.onlyOrigin(0)).isEmpty();

        networks.add(other, NetworkUse.once("10.0.0.1", "one more", 200));
        assertThat(networks.onlyOrigin(0)).contains(new Origin("10.0.0.1", 2));
    }

    /** Each endpoint has a row of its own. */
    private static NetworkUse[] manyOf(String address, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> NetworkUse.once(address, "endpoint " + row, 200))
                .toArray(NetworkUse[]::new);
    }

    @Test
    void endpointsAreKeptApart() {
        networks.add(use("10.0.0.1", 100), NetworkUse.once("10.0.0.1", "authzen", 90));

        assertThat(networks.since(0))
                .extracting(NetworkUse::endpoint)
                .containsExactly("forward_auth", "authzen");
    }

    @Test
    void furtherAddressesAreFoldedOverAllWritings() {
        for (int i = 0; i < NetworkFold.MAX; i++) {
            networks.add(use("10.0." + i + ".1", i));
        }
        networks.add(use("192.0.2.1", 100), use("192.0.2.2", 200));
        networks.add(use("192.0.2.3", 300), use("10.0.7.1", 400));

        assertThat(networks.since(0)).hasSize(NetworkFold.MAX + 1);
        assertThat(networks.since(0))
                .contains(
                        new NetworkUse("192.0.2.0/24", "forward_auth", 100, 300, 3),
                        new NetworkUse("10.0.7.1", "forward_auth", 7, 400, 2));
    }

    @Test
    void tokenWhoseRowOfUseIsHeldHasItsTurnLater() throws Exception {
        Set<TokenId> left =
                PLANS.whileHeld(
                        "select * from et_token_use where token_id = '"
                                + token.id().value()
                                + "' for update",
                        em ->
                                new JpaTokenStore(em, token.cache)
                                        .addUses(
                                                networks.realm(),
                                                List.of(token.use(1, 1_000)),
                                                Map.of(token.id(), List.of(use("10.0.0.1", 100)))));

        assertThat(left).containsExactly(token.id());
        assertThat(networks.since(0)).isEmpty();
    }

    /** An admin who changes a token holds up nobody, and nobody holds up the admin. */
    @Test
    void heldTokenKeepsNoNetworkFromBeingWritten() throws Exception {
        Set<TokenId> left =
                PLANS.whileHeld(
                        "select * from et_token where id = '" + token.id().value() + "' for update",
                        em ->
                                new JpaTokenStore(em, token.cache)
                                        .addUses(
                                                networks.realm(),
                                                List.of(token.use(1, 1_000)),
                                                Map.of(token.id(), List.of(use("10.0.0.1", 100)))));

        assertThat(left).isEmpty();
        assertThat(networks.since(0)).hasSize(1);
    }

    /** Each as a node of its own, for the same token and the same networks. */
    @Test
    void writersAtOnceLoseNothingAndCountNothingTwice() throws Exception {
        List<NetworkUse> uses = List.of(use("10.0.0.1", 100), use("10.0.0.2", 100));
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (int node = 0; node < 3; node++) {
                writing.add(nodes.submit(() -> addUntilItIsTheirTurn(uses, 10)));
            }
            for (Future<?> each : writing) {
                each.get(1, TimeUnit.MINUTES);
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(networks.since(0))
                .containsExactlyInAnyOrder(
                        new NetworkUse("10.0.0.1", "forward_auth", 100, 100, 30),
                        new NetworkUse("10.0.0.2", "forward_auth", 100, 100, 30));
    }

    private void addUntilItIsTheirTurn(List<NetworkUse> uses, int times) {
        int added = 0;
        while (added < times) {
            added += networks.add(uses.toArray(NetworkUse[]::new)).isEmpty() ? 1 : 0;
        }
    }

    @Test
    void networksGoWithTheToken() {
        networks.add(use("10.0.0.1", 100));
        token.with(
                store -> {
                    store.delete(token.model());
                    return null;
                });

        assertThat(networks.since(0)).isEmpty();
    }

    @Test
    void usedTokensOfAnEntityAreThoseOfTheLastUsesFirst() {
        Plans own = TokenInTables.plans();
        TokenInTables first = TokenInTables.in(own);
        TokenInTables second = TokenInTables.in(own);
        TokenInTables.in(own);
        first.stamp(1, 100);
        second.stamp(1, 200);

        assertThat(used(own, 0, 10)).startsWith(second.id(), first.id());
        assertThat(used(own, 150, 10)).containsExactly(second.id());
        assertThat(used(own, 100, 1)).containsExactly(second.id());
    }

    private static List<TokenId> used(Plans own, long since, int max) {
        return own.with(
                "set lock_timeout 1000",
                em ->
                        new JpaNetworkStore(em)
                                .usedTokens(EntityDraft.invoice().build().id(), since, max));
    }
}
