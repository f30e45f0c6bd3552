package io.entitytokens.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.admin.PolicyRepresentation.Effective;
import io.entitytokens.http.JsonBody;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.OnReuse;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.TokenPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyRepresentationTest {

    private static final TokenPolicy SOME =
            PolicyDraft.ofSecrets(Duration.ofHours(1), OnReuse.DISABLE, true);

    private static TokenPolicy read(String json, TokenPolicy current) {
        byte[] body = json.replace("'", "\"").getBytes(StandardCharsets.UTF_8);
        return PolicyBody.read(
                JsonBody.read(new ByteArrayInputStream(body), PolicyRepresentation.FIELDS),
                current);
    }

    @Test
    void ruleThatIsLeftOutStaysAndNullClearsOne() {
        assertThat(read("{}", SOME)).isEqualTo(SOME);
        assertThat(read("{'maxOverlap':null,'onReuse':null,'selfRotate':null}", SOME))
                .isEqualTo(TokenPolicy.NONE);
        assertThat(read("{'selfRotate':false}", SOME))
                .isEqualTo(PolicyDraft.ofSecrets(Duration.ofHours(1), OnReuse.DISABLE, false));
    }

    @Test
    void whatWasShownIsReadBackUnchanged() {
        assertThat(read("{'maxOverlap':'P30D','onReuse':'report','effective':{}}", SOME))
                .isEqualTo(PolicyDraft.ofSecrets(Duration.ofDays(30), OnReuse.REPORT, true));
        assertThat(PolicyRepresentation.rules(SOME))
                .isEqualTo(Map.of("maxOverlap", "PT1H", "onReuse", "disable", "selfRotate", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "maxOverlap | {'maxOverlap':'P31D'}",
                "maxOverlap | {'maxOverlap':'1h'}",
                "maxOverlap | {'maxOverlap':3600}",
                "onReuse | {'onReuse':'ignore'}",
                "onReuse | {'onReuse':'Disable'}",
                "selfRotate | {'selfRotate':'yes'}",
                "maxAge | {'maxAge':'P1D'}"
            })
    void invalidOrUnknownRuleIsRefusedByItsName(String field, String json) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> read(json, TokenPolicy.NONE))
                .extracting(InvalidValueException::field)
                .isEqualTo(field);
    }

    @Test
    void effectiveRulesOfAnEntityNameTheirOrigin() {
        TokenPolicy realm = PolicyDraft.ofSecrets(Duration.ofDays(1), OnReuse.DISABLE, null);
        TokenPolicy entity = PolicyDraft.ofSecrets(Duration.ofHours(1), OnReuse.DISABLE, null);

        assertThat(PolicyRepresentation.ofEntity(entity, realm).effective())
                .isEqualTo(
                        Map.of(
                                "maxOverlap", new Effective("PT1H", "entity"),
                                "onReuse", new Effective("disable", "realm")));
    }

    /** As where the realm has become stricter since. */
    @Test
    void laxerRuleOfAnEntityIsShownAndNotEffective() {
        TokenPolicy realm = PolicyDraft.ofSecrets(null, null, false);
        PolicyRepresentation shown =
                PolicyRepresentation.ofEntity(PolicyDraft.ofSecrets(null, null, true), realm);

        assertThat(shown.selfRotate()).isTrue();
        assertThat(shown.effective())
                .isEqualTo(Map.of("selfRotate", new Effective(false, "realm")));
    }

    @Test
    void withoutRulesNothingIsEffective() {
        assertThat(PolicyRepresentation.ofEntity(TokenPolicy.NONE, TokenPolicy.NONE).effective())
                .isEmpty();
        assertThat(PolicyRepresentation.rules(TokenPolicy.NONE)).isEmpty();
    }
}
