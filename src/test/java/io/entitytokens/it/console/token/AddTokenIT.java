package io.entitytokens.it.console.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.token.TokenTab.closeSecret;
import static io.entitytokens.it.console.token.TokenTab.secret;
import static io.entitytokens.it.console.token.TokenTab.shownSecret;
import static io.entitytokens.it.console.token.TokenTab.unfold;

import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Adding a token in the Admin Console: what is asked for, and the secret that is shown once. */
@InBrowser
class AddTokenIT {

    private static TestRealm realm;
    private static TokenTab tab;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(AddTokenIT.class);
        tab = new TokenTab(realm);
    }

    @Test
    void secretIsNowhereOnceTheDialogIsClosed() {
        String id = realm.entity("secretive");
        try (ConsolePage console = tab.open("token-manager", id)) {
            List<String> said = new ArrayList<>();
            console.page().onConsoleMessage(message -> said.add(message.text()));
            console.field("token-name").fill("once");
            console.button("Add").click();
            assertThat(secret(console)).hasValue(Pattern.compile("•+"));
            String secret = shownSecret(console);

            console.page().keyboard().press("Escape");
            assertThat(console.dialog().getByTestId("close-secret")).isDisabled();
            Assertions.assertThat(stored(console)).doesNotContain(secret.substring(30));
            closeSecret(console);

            Assertions.assertThat(stored(console)).doesNotContain(secret.substring(30));
            Assertions.assertThat(console.page().content()).doesNotContain(secret.substring(30));
            Assertions.assertThat(said).noneMatch(text -> text.contains(secret.substring(30)));
            assertThat(console.focused()).not().hasCount(0);
        }
    }

    /** All that outlives the page in this browser. */
    private static String stored(ConsolePage console) {
        return (String)
                console.page()
                        .evaluate(
                                "() => JSON.stringify([{...localStorage}, {...sessionStorage},"
                                        + " document.cookie, location.href, history.state])");
    }

    @Test
    void takenNameIsSaidAtTheFieldAndWhatWasTypedIsKept() {
        String id = realm.entity("taken");
        tab.token(id, "SAP");
        try (ConsolePage console = tab.open("token-manager", id).expecting(409)) {
            console.field("token-name").fill("sap");
            assertThat(console.page().getByTestId("token-name-similar"))
                    .containsText("Another token is called SAP");
            console.lookAt("token-name-similar");
            console.field("token-name").fill("SAP");
            assertThat(console.page().getByTestId("token-name-similar")).hasCount(0);
            console.turn(console.field("token-permissions-delete"), true);
            unfold(console);
            console.field("token-expires").selectOption("never");
            assertThat(console.page().getByTestId("token-expires-caution")).isVisible();
            console.button("Add").click();

            assertThat(console.page().getByTestId("token-name-error"))
                    .containsText("Another token of this entity has this name.");
            assertThat(console.field("token-name")).hasValue("SAP");
            assertThat(console.field("token-permissions-delete")).isChecked();
            console.lookAt("token-name-taken");
        }
        Assertions.assertThat(tab.tokens(id)).hasSize(1);
    }

    @Test
    void formAsksForWhatIsMissing() {
        String id = realm.entity("missing");
        try (ConsolePage console = tab.open("token-manager", id)) {
            console.turn(console.field("token-permissions-read"), false);
            console.field("token-expires").selectOption("date");
            console.field("token-expires-date").fill("2020-01-01");
            console.page().locator("#token-more").click();
            assertThat(console.field("token-expires")).isHidden();
            console.button("Add").click();

            assertThat(console.page().getByTestId("token-name-error"))
                    .containsText("Required field");
            assertThat(console.page().getByTestId("token-permissions-error")).isVisible();
            assertThat(console.page().getByTestId("token-expires-error")).isVisible();
            console.lookAt("token-form-errors");
        }
        Assertions.assertThat(tab.tokens(id)).isEmpty();
    }

    @Test
    void leavingWhileTheSecretIsShownSaysWhatIsLost() {
        realm.entity("left");
        try (ConsolePage console = Browser.login(realm, "token-manager", "/entities")) {
            console.link("left").click();
            console.field("token-name").fill("lost");
            console.button("Add").click();
            String secret = shownSecret(console);
            console.page().goBack();

            assertThat(console.dialog()).containsText("nobody can see it again");
            console.lookAt("token-leave");
            console.dialog().getByTestId("cancel").click();
            Assertions.assertThat(shownSecret(console)).isEqualTo(secret);
            closeSecret(console);
        }
    }
}
