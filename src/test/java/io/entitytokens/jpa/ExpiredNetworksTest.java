package io.entitytokens.jpa;

import static io.entitytokens.jpa.NetworksInTables.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.NetworkUse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From where tokens were used goes with time, in the changelog's own tables. */
final class ExpiredNetworksTest {

    private static final Plans PLANS = TokenInTables.plans();

    private final TokenInTables token = TokenInTables.in(PLANS);

    private final NetworksInTables networks = new NetworksInTables(PLANS, token);

    @Test
    void expiredNetworksOfTheRealmAreRemovedAndNoMoreThanSoMany() {
        List<NetworkUse> uses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            uses.add(use("10.0.0." + i, 100 + i));
        }
        networks.add(uses.toArray(NetworkUse[]::new));

        assertThat(networks.removeExpired("another", 105, 100)).isZero();
        assertThat(networks.removeExpired(networks.realm(), 105, 2)).isEqualTo(2);
        assertThat(networks.removeExpired(networks.realm(), 105, 100)).isEqualTo(3);
        assertThat(networks.removeExpired(networks.realm(), 105, 100)).isZero();
        assertThat(networks.since(0)).hasSize(5).allMatch(use -> use.last() >= 105);
    }

    @Test
    void expiredNetworksOfAHeldTokenAreLeftForLater() throws Exception {
        networks.add(use("10.0.0.1", 1));

        int removed =
                PLANS.whileHeld(
                        "select * from et_token_use where token_id = '"
                                + token.id().value()
                                + "' for update",
                        em -> new JpaNetworkStore(em).removeExpired(networks.realm(), 2, 100));

        assertThat(removed).isZero();
        assertThat(networks.hasExpired(2)).isTrue();
        assertThat(networks.removeExpired(networks.realm(), 2, 100)).isEqualTo(1);
        assertThat(networks.hasExpired(2)).isFalse();
    }
}
