package io.entitytokens.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanePathTest {

    private static final String AUTHORIZE = "/realms/acme/entity-tokens/authorize";

    @Test
    void queryFormNamesTheRealm() {
        assertThat(LanePath.of("", AUTHORIZE)).hasValue(new LanePath("acme", null));
        assertThat(LanePath.of("/auth", "/auth" + AUTHORIZE)).hasValue(new LanePath("acme", null));
    }

    @Test
    void pathFormHasWhatFollows() {
        assertThat(LanePath.of("", AUTHORIZE + "/invoice/api/7"))
                .hasValue(new LanePath("acme", "invoice/api/7"));
        assertThat(LanePath.of("", AUTHORIZE + "/")).hasValue(new LanePath("acme", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/realms/acme",
                "/realms/acme/entity-tokens",
                "/realms/acme/entity-tokens/authorized",
                "/realms/acme/entity-tokens/authorize;x",
                "/realms/acme/entity-tokens/Authorize",
                "/realms//entity-tokens/authorize",
                "/realms/a/b/entity-tokens/authorize",
                "/realms/acme//entity-tokens/authorize",
                "/REALMS/acme/entity-tokens/authorize",
                "/x/realms/acme/entity-tokens/authorize",
                "/realms/%61cme/entity-tokens/authorize",
                "/realms/a cme/entity-tokens/authorize",
                "/realms/äcme/entity-tokens/authorize",
                "/realms/acme/entity-tokens/authorize/inv%6Fice",
                "/realms/acme/entity-tokens/authorize/a+b",
                "/realms/acme/entity-tokens/authorize/invoice/.hidden",
                "/realms/acme/entity-tokens/authorize/invoice/../customer",
                "/realms/acme/entity-tokens/authorize/invoice/authzen/access/v1",
                "/realms/../entity-tokens/authorize",
                "/realms/acme/entity-tokens/authorize/a;b",
                "/realms/acme/entity-tokens/authorize/a\\b",
                "/realms/acme/entity-tokens/authorize/a\u0000b",
                "http://localhost/realms/acme/entity-tokens/authorize"
            })
    void allOthersAreLeftToTheUsualWay(String path) {
        assertThat(LanePath.of("", path)).isEmpty();
    }

    @Test
    void pathWithoutThePrefixIsLeftToTheUsualWay() {
        assertThat(LanePath.of("/auth", AUTHORIZE)).isEmpty();
        assertThat(LanePath.of("/auth", "/authx" + AUTHORIZE)).isEmpty();
        assertThat(LanePath.of("", "/auth" + AUTHORIZE)).isEmpty();
    }

    @Test
    void metricsDoNotTellPathsApart() {
        assertThat(new LanePath("acme", null).template())
                .isEqualTo(new LanePath("other", null).template());
        assertThat(new LanePath("acme", "invoice/7").template())
                .isEqualTo(new LanePath("acme", "customer").template());
    }
}
