package io.entitytokens.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnknownTokenFloodTest {

    private static final Demand READ =
            new Demand(EntityDraft.REALM, "invoice", Permissions.of(Permission.READ));

    /** Ids that fit are easily made up, each of them new: the address tells the flood. */
    @Test
    void onlyTenUnknownTokensFromOneAddressAreWrittenAtOnce() {
        EventTally tally = new EventTally(10_000);

        long written = IntStream.range(0, 5_000).filter(i -> tally.add(unknown(i), 0)).count();

        assertThat(written).isEqualTo(10);
    }

    private static VerdictEvent unknown(int number) {
        TokenId id = new TokenId("0000000000000000" + (100_000 + number));
        return VerdictEvent.of(
                EntityDraft.REALM,
                "entity-tokens",
                "10.0.0.1",
                Endpoint.FORWARD_AUTH,
                READ,
                Verdict.Refused.of(Reason.UNKNOWN, id));
    }
}
