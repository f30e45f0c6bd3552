package io.entitytokens.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdicts;
import org.junit.jupiter.api.Test;

final class SharedLineTest {

    private static final Demand READ =
            new Demand(EntityDraft.REALM, "invoice", Permissions.of(Permission.READ));

    /** Else the log says that the last token was used as often as all of them together. */
    @Test
    void lineSharedByTokensNamesNoneOfThem() {
        EventTally tally = new EventTally(0);
        tally.add(accepted("0000000000000000000001"), 0);
        tally.add(accepted("0000000000000000000001"), 0);
        tally.add(accepted("0000000000000000000002"), 0);

        assertThat(tally.takeAll())
                .singleElement()
                .satisfies(due -> assertThat(due.count()).isEqualTo(3))
                .satisfies(
                        due ->
                                assertThat(due.event().details())
                                        .doesNotContainKeys(
                                                "entity_token_id", "entity_token_name"));
    }

    private static VerdictEvent accepted(String id) {
        return VerdictEvent.of(
                EntityDraft.REALM,
                "entity-tokens",
                "10.0.0.1",
                Endpoint.FORWARD_AUTH,
                READ,
                Verdicts.accepted(TokenDraft.sap().id(new TokenId(id)).build()));
    }
}
