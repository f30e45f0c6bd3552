package io.entitytokens.it.console.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.token.TokenTab.act;
import static io.entitytokens.it.console.token.TokenTab.closeSecret;
import static io.entitytokens.it.console.token.TokenTab.shownSecret;

import com.microsoft.playwright.Locator;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rotation that the server refuses, in the Admin Console: it says why, and what can be done. */
@InBrowser
class RotateRefusedIT {

    private static TestRealm realm;
    private static TokenTab tab;
    private static SecretLife life;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(RotateRefusedIT.class);
        tab = new TokenTab(realm);
        life = new SecretLife(realm);
    }

    private static Locator rotate(ConsolePage console) {
        return console.dialog().getByTestId("rotate-token");
    }

    private static void assertRotated(ConsolePage console) {
        assertThat(console.dialog()).containsText("New secret of erp");
        shownSecret(console);
        closeSecret(console);
    }

    @Test
    void overlapThatThePolicyForbidsIsSaidAtTheField() {
        String id = realm.entity("limited");
        tab.token(id, "erp");
        realm.realmAdmin()
                .put(realm.admin("/entities/" + id + "/policy"), Map.of("maxOverlap", "PT1H"))
                .expect(204);
        try (ConsolePage console = tab.open("token-manager", id).expecting(400)) {
            act(console, "erp", "Rotate secret");
            rotate(console).click();

            assertThat(console.page().getByTestId("rotate-overlap-error")).containsText("PT1H");
            assertThat(console.focused()).hasId("rotate-overlap");
            console.lookAt("token-rotate-forbidden");
            console.field("rotate-overlap").selectOption("PT1H");
            assertThat(console.page().getByTestId("rotate-overlap-error")).hasCount(0);
            rotate(console).click();
            assertRotated(console);
        }
    }

    @Test
    void rotationByAnotherAdminIsShownFirst() {
        String id = realm.entity("contested");
        Token token = tab.token(id, "erp");
        try (ConsolePage console = tab.open("token-manager", id).expecting(412)) {
            act(console, "erp", "Rotate secret");
            assertThat(console.field("rotate-overlap")).isVisible();
            life.rotate(token, "PT1H");
            rotate(console).click();

            assertThat(console.page().getByTestId("changed-meanwhile"))
                    .containsText("The secret of this token has been rotated meanwhile");
            console.lookAt("token-rotated-meanwhile");
            Assertions.assertThat(life.read(token).get("generation").intValue()).isEqualTo(2);
            rotate(console).click();
            assertRotated(console);
        }
        Assertions.assertThat(life.read(token).get("generation").intValue()).isEqualTo(3);
    }

    @Test
    void fourthSecretHasToWait() {
        String id = realm.entity("crowded");
        Token token = tab.token(id, "erp");
        life.rotate(token, "P7D");
        life.rotate(token, "P7D");
        try (ConsolePage console = tab.open("token-manager", id).expecting(409)) {
            act(console, "erp", "Rotate secret");
            rotate(console).click();

            assertThat(console.page().getByTestId("rotate-failure"))
                    .containsText("Three secrets of this token work already");
            console.lookAt("token-rotate-crowded");
            console.field("rotate-overlap").selectOption("PT0S");
            rotate(console).click();
            assertRotated(console);
        }
        realm.authorize(token, "crowded", "read").expect(401);
    }
}
