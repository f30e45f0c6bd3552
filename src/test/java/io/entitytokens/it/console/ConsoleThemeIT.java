package io.entitytokens.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which realms' consoles get our pages, without anything to configure. */
class ConsoleThemeIT {

    private static final String OUR_SCRIPT = "/admin/entity-tokens/assets/entities-";

    private static String console(TestRealm realm) {
        return Http.request("GET", "/admin/" + realm.name() + "/console/")
                .send()
                .expect(200)
                .body();
    }

    @Test
    void realmWithoutAnAdminThemeGetsOurs() {
        assertThat(console(TestRealm.of(ConsoleThemeIT.class))).contains(OUR_SCRIPT);
    }

    @Test
    void realmThatNamesAnAdminThemeKeepsIt() {
        TestRealm realm =
                TestRealm.named("consolethemeit-own", Map.of("adminTheme", "keycloak.v2"));

        assertThat(console(realm)).contains("/admin/keycloak.v2").doesNotContain(OUR_SCRIPT);
    }

    @Test
    void pagesThatAreNotTheConsoleKeepTheirThemes() {
        TestRealm realm = TestRealm.named("consolethemeit-other", Map.of());

        assertThat(
                        Http.request("GET", "/realms/" + realm.name() + "/account/")
                                .send()
                                .expect(200)
                                .body())
                .contains("/account/keycloak.v3")
                .doesNotContain("entity-tokens");
    }
}
