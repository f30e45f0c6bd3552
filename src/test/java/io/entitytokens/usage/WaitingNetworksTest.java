package io.entitytokens.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.NetworkFold;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From where tokens were used, as it waits to be written: added up, and no more than fits. */
final class WaitingNetworksTest {

    private final PendingUses pending = new PendingUses(100);

    private void use(int token, String ip, String endpoint, long time) {
        pending.add(
                PendingUse.once(
                        "realm",
                        TokenUse.once(id(token), 1, time, ip, endpoint, Permissions.NONE),
                        true));
    }

    private static TokenId id(int token) {
        return new TokenId("%022d".formatted(token));
    }

    @Test
    void usesFromOneNetworkByOneEndpointAreAddedUp() {
        use(1, "10.0.0.1", "forward_auth", 300);
        use(1, "10.0.0.1", "forward_auth", 100);
        use(1, "10.0.0.2", "forward_auth", 200);
        use(1, "10.0.0.1", "self", 400);
        use(1, null, "introspection", 500);

        assertThat(pending.takeAll().get(0).networks())
                .containsExactlyInAnyOrder(
                        new NetworkUse("10.0.0.1", "forward_auth", 100, 300, 2),
                        new NetworkUse("10.0.0.2", "forward_auth", 200, 200, 1),
                        new NetworkUse("10.0.0.1", "self", 400, 400, 1),
                        new NetworkUse("unknown", "introspection", 500, 500, 1));
    }

    /** A JWT is introspected wherever it is: its holder was judged when it was issued. */
    @Test
    void useWhoseAddressWasJudgedBeforeHasNoNetwork() {
        pending.add(
                PendingUse.once(
                        "realm",
                        TokenUse.once(id(1), 1, 5, null, "introspection", Permissions.NONE),
                        false));

        assertThat(pending.takeAll().get(0).networks()).isEmpty();
    }

    @Test
    void whatCouldNotBeWrittenIsAddedUpAgain() {
        use(1, "10.0.0.1", "forward_auth", 100);
        use(1, "10.0.0.2", "forward_auth", 100);
        List<PendingUse> taken = pending.takeAll();
        use(1, "10.0.0.2", "forward_auth", 200);
        taken.forEach(pending::add);

        assertThat(pending.takeAll().get(0).networks())
                .containsExactlyInAnyOrder(
                        new NetworkUse("10.0.0.1", "forward_auth", 100, 100, 1),
                        new NetworkUse("10.0.0.2", "forward_auth", 100, 200, 2));
    }

    @Test
    void floodOfAddressesOfOneTokenIsFolded() {
        for (int i = 0; i < 1000; i++) {
            use(1, "2001:db8:%x::1".formatted(i), "forward_auth", i);
        }

        List<NetworkUse> networks = pending.takeAll().get(0).networks();
        assertThat(networks).hasSize(2 * NetworkFold.MAX + 1);
        assertThat(networks.stream().mapToLong(NetworkUse::count).sum()).isEqualTo(1000);
        assertThat(pending.takeWithoutNetwork()).isZero();
    }

    /** A token's first network always has room; of the others there are no more than of tokens. */
    @Test
    void networksBeyondTheRoomAreCountedAsLostAndTheUsesAreNot() {
        PendingUses small = new PendingUses(5);
        for (int i = 0; i < 20; i++) {
            small.add(
                    PendingUse.once(
                            "realm",
                            TokenUse.once(id(1), 1, i, "10.0.0." + i, "endpoint", Permissions.NONE),
                            true));
        }

        assertThat(small.takeWithoutNetwork()).isEqualTo(14);
        PendingUse taken = small.takeAll().get(0);
        assertThat(taken.networks()).hasSize(6);
        assertThat(taken.use().count()).isEqualTo(20);
        assertThat(small.takeRefused()).isZero();
    }

    @Test
    void roomIsThereAgainOnceNetworksAreTaken() {
        PendingUses small = new PendingUses(2);
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 3; i++) {
                small.add(
                        PendingUse.once(
                                "realm",
                                TokenUse.once(
                                        id(1), 1, i, "10.0.0." + i, "endpoint", Permissions.NONE),
                                true));
            }
            assertThat(small.takeAll().get(0).networks()).hasSize(3);
        }
        assertThat(small.takeWithoutNetwork()).isZero();
    }
}
