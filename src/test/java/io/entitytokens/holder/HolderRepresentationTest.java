package io.entitytokens.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.Permission;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.verify.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HolderRepresentationTest {

    private static final TokenPolicy SELF = PolicyDraft.ofSecrets(null, null, true);
    private static final Secret CURRENT = GivenSecret.current(2);
    private static final Secret OLDER = GivenSecret.ending(1, 5_000, Cause.TIME);

    private static HolderRepresentation of(TokenPolicy policy, Secret current, Secret presented) {
        StoredToken stored =
                StoredDraft.of(TokenDraft.sap().generation(2).expires(9_000L).build())
                        .secrets(new Secrets(current, List.of(OLDER)))
                        .policy(policy)
                        .build();
        return HolderRepresentation.of(new Verdict.Accepted(stored, presented), null);
    }

    @Test
    void holderIsShownItsTokenByTheSecretThatItHas() {
        HolderRepresentation shown = of(SELF, CURRENT, OLDER);

        assertThat(shown)
                .isEqualTo(
                        new HolderRepresentation(
                                "invoice",
                                List.of("read", "write", "delete"),
                                "SAP Invoice Integration",
                                TokenDraft.sap().build().id().hint(),
                                1,
                                1_000,
                                9_000L,
                                5_000L,
                                true,
                                null));
    }

    @Test
    void currentSecretHasNoEnd() {
        HolderRepresentation shown = of(SELF, CURRENT, CURRENT);

        assertThat(shown.generation()).isEqualTo(2);
        assertThat(shown.secretEndsTimestamp()).isNull();
    }

    @Test
    void holderMayRotateOnlyIfTheRulesSaySo() {
        assertThat(of(SELF, CURRENT, CURRENT).rotatable()).isTrue();
        assertThat(of(TokenPolicy.NONE, CURRENT, CURRENT).rotatable()).isFalse();
        assertThat(of(PolicyDraft.ofSecrets(null, null, false), CURRENT, CURRENT).rotatable())
                .isFalse();
    }

    /** Its reply was not lost: somebody has the newer secret. */
    @Test
    void holderOfAnOlderSecretMayNotRotateOnceTheNewerOneIsUsed() {
        Secret used = GivenSecret.used(CURRENT);

        assertThat(of(SELF, used, OLDER).rotatable()).isFalse();
        assertThat(of(SELF, used, used).rotatable()).isTrue();
    }

    @Test
    void limitTellsWhatIsLeftAndWhenItIsFullAgain() {
        RateLimit limit = new RateLimit("writes", 10, Duration.ofMinutes(1), Permission.WRITE);
        LimitLevel used = new LimitLevel(limit, 9, Duration.ZERO, Duration.ofSeconds(6));
        LimitLevel full = new LimitLevel(limit, 10, Duration.ZERO, Duration.ZERO);

        assertThat(HolderLimit.of(List.of(used, full), 1_000))
                .containsExactly(
                        new HolderLimit("writes", 10, "PT1M", "write", 9, 7_000L),
                        new HolderLimit("writes", 10, "PT1M", "write", 10, null));
        assertThat(HolderLimit.of(List.of(), 1_000)).isNull();
    }

    @Test
    void issuedSecretStandsBesideTheOthersAndIsNotPrinted() {
        HolderRepresentation.Issued issued =
                new HolderRepresentation.Issued(of(SELF, CURRENT, CURRENT), "ket_secret");

        JsonNode json = new ObjectMapper().valueToTree(issued);
        assertThat(json.path("token").textValue()).isEqualTo("ket_secret");
        assertThat(json.path("entity").textValue()).isEqualTo("invoice");
        assertThat(json.has("secretEndsTimestamp")).isFalse();
        assertThat(issued.toString()).contains("[secret]").doesNotContain("ket_secret");
    }
}
