package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.NetworkFold;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.NameTakenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From where tokens were used, in the changelog's own tables. */
final class TokenNetworksTest {

    private static Plans plans;

    private TokenInTables token;

    @BeforeAll
    static void makeTables() throws Exception {
        plans = TokenInTables.plans();
    }

    @BeforeEach
    void makeToken() throws Exception {
        token = TokenInTables.in(plans);
    }

    /** Each test has a realm of its own. */
    private String realm() {
        return token.id().value();
    }

    private Set<TokenId> add(NetworkUse... uses) throws Exception {
        return token.with(
                store ->
                        store.addUses(
                                realm(),
                                List.of(token.use(1, 1_000)),
                                Map.of(token.id(), List.of(uses))));
    }

    private static NetworkUse use(String network, long time) {
        return NetworkUse.once(network, "forward_auth", time);
    }

    private List<NetworkUse> networks(long since) throws Exception {
        return plans.with(
                "set lock_timeout 1000",
                em ->
                        new JpaNetworkStore(em)
                                .of(List.of(token.id()), since)
                                .getOrDefault(token.id(), List.of()));
    }

    private int removeExpired(String realmId, long before, int max) throws Exception {
        return plans.with(
                "set lock_timeout 1000",
                em -> new JpaNetworkStore(em).removeExpired(realmId, before, max));
    }

    private boolean hasExpired(long before) throws Exception {
        return plans.with(
                "set lock_timeout 1000", em -> new JpaNetworkStore(em).hasExpired(realm(), before));
    }

    @Test
    void usesAreAddedToWhatIsThereAndTheLastComeFirst() throws Exception {
        add(use("10.0.0.1", 100), use("10.0.0.2", 150), use(null, 120));
        add(use("10.0.0.1", 200), use("10.0.0.1", 50));

        assertThat(networks(0))
                .containsExactly(
                        new NetworkUse("10.0.0.1", "forward_auth", 50, 200, 3),
                        new NetworkUse("10.0.0.2", "forward_auth", 150, 150, 1),
                        new NetworkUse("unknown", "forward_auth", 120, 120, 1));
        assertThat(networks(150)).hasSize(2);
    }

    @Test
    void oneAddressInSeveralSpellingsIsOneNetwork() throws Exception {
        add(use("2001:db8:0:0:0:0:0:1", 100), use("2001:DB8::1", 200), use("::ffff:10.0.0.1", 1));

        assertThat(networks(0))
                .extracting(NetworkUse::network)
                .containsExactly("2001:db8::1", "10.0.0.1");
    }

    @Test
    void endpointsAreKeptApart() throws Exception {
        add(use("10.0.0.1", 100), NetworkUse.once("10.0.0.1", "authzen", 90));

        assertThat(networks(0))
                .extracting(NetworkUse::endpoint)
                .containsExactly("forward_auth", "authzen");
    }

    @Test
    void furtherAddressesAreFoldedOverAllWritings() throws Exception {
        for (int i = 0; i < NetworkFold.MAX; i++) {
            add(use("10.0." + i + ".1", i));
        }
        add(use("192.0.2.1", 100), use("192.0.2.2", 200));
        add(use("192.0.2.3", 300), use("10.0.7.1", 400));

        assertThat(networks(0)).hasSize(NetworkFold.MAX + 1);
        assertThat(networks(0))
                .contains(
                        new NetworkUse("192.0.2.0/24", "forward_auth", 100, 300, 3),
                        new NetworkUse("10.0.7.1", "forward_auth", 7, 400, 2));
    }

    @Test
    void tokenWhoseRowOfUseIsHeldHasItsTurnLater() throws Exception {
        Set<TokenId> left =
                plans.whileHeld(
                        "select * from et_token_use where token_id = '"
                                + token.id().value()
                                + "' for update",
                        em ->
                                new JpaTokenStore(em, token.cache)
                                        .addUses(
                                                realm(),
                                                List.of(token.use(1, 1_000)),
                                                Map.of(token.id(), List.of(use("10.0.0.1", 100)))));

        assertThat(left).containsExactly(token.id());
        assertThat(networks(0)).isEmpty();
    }

    /** An admin who changes a token holds up nobody, and nobody holds up the admin. */
    @Test
    void heldTokenKeepsNoNetworkFromBeingWritten() throws Exception {
        Set<TokenId> left =
                plans.whileHeld(
                        "select * from et_token where id = '" + token.id().value() + "' for update",
                        em ->
                                new JpaTokenStore(em, token.cache)
                                        .addUses(
                                                realm(),
                                                List.of(token.use(1, 1_000)),
                                                Map.of(token.id(), List.of(use("10.0.0.1", 100)))));

        assertThat(left).isEmpty();
        assertThat(networks(0)).hasSize(1);
    }

    /** A name that is tried is stored nowhere, and nobody is told of it. */
    @Test
    void triedNameIsFreeUnlessAnotherTokenHasIt() throws Exception {
        TokenInTables other = TokenInTables.in(plans);
        other.with(
                store -> {
                    store.requireFreeName(other.model());
                    return null;
                });

        assertThatThrownBy(() -> tryName(TokenDraft.sap().id(token.id()), other.model().name()))
                .isInstanceOf(NameTakenException.class);
        assertThat(token.cache.tokens()).isEmpty();
    }

    private void tryName(TokenDraft draft, String name) throws Exception {
        token.with(
                store -> {
                    store.requireFreeName(draft.named(name).build());
                    return null;
                });
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

        assertThat(networks(0))
                .containsExactlyInAnyOrder(
                        new NetworkUse("10.0.0.1", "forward_auth", 100, 100, 30),
                        new NetworkUse("10.0.0.2", "forward_auth", 100, 100, 30));
    }

    private Void addUntilItIsTheirTurn(List<NetworkUse> uses, int times) throws Exception {
        int added = 0;
        while (added < times) {
            added += add(uses.toArray(NetworkUse[]::new)).isEmpty() ? 1 : 0;
        }
        return null;
    }

    @Test
    void networksGoWithTheToken() throws Exception {
        add(use("10.0.0.1", 100));
        token.with(
                store -> {
                    store.delete(token.model());
                    return null;
                });

        assertThat(networks(0)).isEmpty();
    }

    @Test
    void expiredNetworksOfTheRealmAreRemovedAndNoMoreThanSoMany() throws Exception {
        List<NetworkUse> uses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            uses.add(use("10.0.0." + i, 100 + i));
        }
        add(uses.toArray(NetworkUse[]::new));

        assertThat(removeExpired("another", 105, 100)).isZero();
        assertThat(removeExpired(realm(), 105, 2)).isEqualTo(2);
        assertThat(removeExpired(realm(), 105, 100)).isEqualTo(3);
        assertThat(removeExpired(realm(), 105, 100)).isZero();
        assertThat(networks(0)).hasSize(5).allMatch(use -> use.last() >= 105);
    }

    @Test
    void expiredNetworksOfAHeldTokenAreLeftForLater() throws Exception {
        add(use("10.0.0.1", 1));

        int removed =
                plans.whileHeld(
                        "select * from et_token_use where token_id = '"
                                + token.id().value()
                                + "' for update",
                        em -> new JpaNetworkStore(em).removeExpired(realm(), 2, 100));

        assertThat(removed).isZero();
        assertThat(hasExpired(2)).isTrue();
        assertThat(removeExpired(realm(), 2, 100)).isEqualTo(1);
        assertThat(hasExpired(2)).isFalse();
    }

    @Test
    void usedTokensOfAnEntityAreThoseOfTheLastUsesFirst() throws Exception {
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

    private static List<TokenId> used(Plans own, long since, int max) throws Exception {
        return own.with(
                "set lock_timeout 1000",
                em ->
                        new JpaNetworkStore(em)
                                .usedTokens(EntityDraft.invoice().build().id(), since, max));
    }
}
