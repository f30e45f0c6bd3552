package io.entitytokens.it.console.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.token.TokenTab.act;
import static io.entitytokens.it.console.token.TokenTab.closeSecret;
import static io.entitytokens.it.console.token.TokenTab.row;
import static io.entitytokens.it.console.token.TokenTab.secret;
import static io.entitytokens.it.console.token.TokenTab.shownSecret;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token gets another secret in the Admin Console, which then tells of the old one. */
@InBrowser
class RotateSecretIT {

    /** What stands on the page in place of a message that is missing: its key. */
    private static final Pattern KEY = Pattern.compile("\\b(tokens?|events?|entity)[A-Z]\\w+");

    private static TestRealm realm;
    private static TokenTab tab;
    private static SecretLife life;
    private static TokenPage page;

    @BeforeAll
    static void makeRealm() {
        realm =
                TestRealm.of(
                        RotateSecretIT.class,
                        Map.of(
                                "internationalizationEnabled",
                                true,
                                "supportedLocales",
                                List.of("en", "de"),
                                "defaultLocale",
                                "en"));
        tab = new TokenTab(realm);
        life = new SecretLife(realm);
        page = new TokenPage(realm);
    }

    /** Takes a token's menu to the dialog, which waits for the admin. */
    private static Locator rotation(ConsolePage console, String token) {
        act(console, token, "Rotate secret");
        assertThat(console.field("rotate-overlap")).isVisible();
        return console.dialog();
    }

    /**
     * Uses a secret, which stands at a place of the answer; waits until its use is known, and gives
     * the address that the server has seen.
     */
    private static String use(Token token, String entity, String place) {
        realm.authorize(token, entity, "read").expect(200);
        return TestRealm.await(
                        () -> life.read(token), json -> json.at(place).has("lastUsedTimestamp"))
                .at(place + "/lastUsedIp")
                .textValue();
    }

    @Tag("image")
    @Test
    void rotationLeadsFromTheMenuToASecretThatIsShownOnce() {
        String id = realm.entity("rotated");
        Token token = tab.token(id, "erp");
        try (ConsolePage console = tab.open("token-manager", id)) {
            Locator dialog = rotation(console, "erp");
            assertThat(dialog).containsText("refused once it has ended");
            assertThat(console.field("rotate-overlap")).hasValue("PT24H");
            console.lookAt("token-rotate");
            dialog.getByTestId("rotate-token").click();

            assertThat(dialog).containsText("New secret of erp");
            assertThat(secret(console)).hasValue(Pattern.compile("•+"));
            console.lookAt("token-rotated");
            String shown = shownSecret(console);
            closeSecret(console);
            assertThat(console.page().getByTestId("actions-erp")).isFocused();
            Assertions.assertThat(console.page().content()).doesNotContain(shown.substring(30));
            assertThat(row(console, "erp"))
                    .containsText("Old secret ends in 24 hours, not used since");
            realm.authorize(new Token(token.id(), id, shown), "rotated", "read").expect(200);
        }
        realm.authorize(token, "rotated", "read").expect(200);
    }

    /** From the dialog to the end of the old secret, as whoever replaces one sees it. */
    @Tag("image")
    @Test
    void pageTellsWhoStillUsesTheOldSecretUntilItIsEnded() {
        Token token = tab.token(realm.entity("replaced"), "erp");
        try (ConsolePage console = page.open("token-manager", token, "secrets")) {
            assertThat(TokenPage.secret(console, 1)).containsText("Current");
            console.page().getByTestId("rotate-secret").click();
            console.dialog().getByTestId("rotate-token").click();
            String shown = shownSecret(console);
            closeSecret(console);
            assertThat(console.page().getByTestId("rotate-secret")).isFocused();
            assertThat(console.page().getByTestId("old-secret-notice-1"))
                    .containsText("nobody has used it since it was replaced");

            String address = use(token, "replaced", "/secrets/1");
            console.page().reload();
            assertThat(console.page().getByTestId("old-secret-notice-1"))
                    .containsText("Old secret 1 is still in use");
            assertThat(TokenPage.secret(console, 1)).containsText("Old, still works");
            assertThat(TokenPage.secret(console, 1)).containsText(address);
            console.lookAt("token-secrets");

            console.page().getByTestId("end-secret-1").click();
            assertThat(console.dialog()).containsText("from " + address);
            assertThat(console.dialog()).containsText("you get a warning");
            console.lookAt("token-secret-end");
            console.dialog().getByTestId("confirm").click();
            assertThat(console.alert("Old secret 1 ended")).isVisible();
            assertThat(TokenPage.secret(console, 1)).containsText("Ended");
            assertThat(console.page().getByTestId("end-secret-1")).hasCount(0);
            realm.authorize(token, "replaced", "read").expect(401);
            Token replaced = new Token(token.id(), token.entityId(), shown);
            realm.authorize(replaced, "replaced", "read").expect(200);
        }
    }

    @Test
    void firstUseOfTheNewSecretMayEndTheOldOneEarlier() {
        String id = realm.entity("earlier");
        tab.token(id, "erp");
        try (ConsolePage console = tab.open("token-manager", id)) {
            Locator dialog = rotation(console, "erp");
            console.field("rotate-overlap").selectOption("P7D");
            console.field("rotate-ends-on-use").check();
            Request request =
                    console.page()
                            .waitForRequest(
                                    "**/rotate", () -> dialog.getByTestId("rotate-token").click());

            Assertions.assertThat(request.postData())
                    .isEqualTo("{\"overlap\":\"P7D\",\"endOnFirstUse\":true,\"settle\":\"PT15M\"}");
            shownSecret(console);
            closeSecret(console);
            assertThat(row(console, "erp")).containsText("Old secret ends in 7 days");
        }
    }

    @Test
    void rowTellsWhenOldSecretsEndAndWhetherTheyAreUsed() {
        String id = realm.entity("overlapping");
        Token busy = tab.token(id, "busy");
        life.rotate(busy, "PT3H");
        Token idle = tab.token(id, "idle");
        use(idle, "overlapping", "/secrets/0");
        life.rotate(idle, "PT1H");
        life.rotate(tab.token(id, "done"), "PT0S");
        use(busy, "overlapping", "/secrets/1");
        try (ConsolePage console = tab.open("viewer", id)) {
            assertThat(row(console, "busy"))
                    .containsText(
                            Pattern.compile(
                                    "Old secret ends in 3 hours, last used (now|\\d+ \\w+ ago)"));
            assertThat(row(console, "idle"))
                    .containsText(
                            Pattern.compile("Old secret ends in (1 hour|\\d+ minutes), not used"));
            assertThat(row(console, "busy")).containsText("Old secret in use");
            assertThat(row(console, "idle")).containsText("Active");
            assertThat(row(console, "done")).not().containsText("Old secret");
            console.lookAt("tokens-old-secrets");

            row(console, "busy").getByTestId("old-secret-1").hover();
            assertThat(console.page().getByRole(AriaRole.TOOLTIP))
                    .containsText(Pattern.compile("Old secret ends \\w+ \\d+, 20\\d\\d"));
        }
    }

    @Test
    void disabledTokenIsOfferedNoOverlap() {
        String id = realm.entity("disabled");
        Token token = realm.token(id, NewToken.named("off").may("read").with("enabled", false));
        try (ConsolePage console = tab.open("token-manager", id)) {
            Locator dialog = rotation(console, "off");
            assertThat(console.field("rotate-overlap").locator("option")).hasText("At once");
            assertThat(dialog)
                    .containsText("The token is disabled, so its old secret ends at once");
            assertThat(console.field("rotate-ends-on-use")).hasCount(0);
            console.lookAt("token-rotate-disabled");
            dialog.getByTestId("rotate-token").click();

            String shown = shownSecret(console);
            closeSecret(console);
            console.turn(console.page().getByTestId("switch-off"), true);
            assertThat(row(console, "off")).containsText("Active");
            realm.authorize(new Token(token.id(), id, shown), "disabled", "read").expect(200);
        }
        realm.authorize(token, "disabled", "read").expect(401);
    }

    @Test
    void revokedTokenCanOnlyBeDeleted() {
        String id = realm.entity("revoked");
        life.revoke(tab.token(id, "gone"));
        tab.token(id, "there");
        try (ConsolePage console = tab.open("token-manager", id)) {
            assertThat(row(console, "gone")).containsText("Revoked");
            assertThat(console.page().getByTestId("switch-gone")).isDisabled();
            console.lookAt("token-revoked");
            console.page().getByTestId("token-status-filter").selectOption("revoked");
            assertThat(console.page().locator("tbody tr")).hasCount(1);

            console.page().getByTestId("actions-gone").click();
            assertThat(console.page().getByRole(AriaRole.MENUITEM)).hasText("Delete");
            console.page().getByRole(AriaRole.MENUITEM).click();
            console.dialog().getByTestId("confirm").click();
            assertThat(console.alert("Token deleted")).isVisible();
        }
        Assertions.assertThat(tab.tokens(id)).hasSize(1);
    }

    @Test
    void germanPageHasNoMissingText() {
        String id = realm.entity("german");
        Token old = tab.token(id, "alt");
        life.rotate(old, "P7D");
        life.revoke(tab.token(id, "fort"));
        try (ConsolePage console =
                Browser.login(realm, "token-manager", "/entities/" + id + "/tokens", "de-DE")) {
            assertThat(row(console, "fort")).containsText("Widerrufen");
            assertThat(row(console, "alt"))
                    .containsText("Altes Geheimnis endet in 7 Tagen, seither nicht benutzt");
            assertThat(console.page().locator("main")).not().containsText(KEY);

            act(console, "alt", "Geheimnis erneuern");
            assertThat(console.field("rotate-overlap").locator("option").first()).hasText("Sofort");
            assertThat(console.dialog()).not().containsText(KEY);
            console.lookAt("token-rotate-german");
            console.page().keyboard().press("Escape");

            console.link("alt").click();
            assertThat(console.page().getByTestId("save-token")).hasText("Speichern");
            assertThat(console.page().locator("main")).not().containsText(KEY);
            console.page().getByTestId("token-limits-add").click();
            console.lookAt("token-page-german");
            console.page().getByTestId("revert").click();
            console.page().getByTestId("tab-secrets").click();
            assertThat(TokenPage.secret(console, 1)).containsText("Alt, gilt noch");
            assertThat(console.page().locator("main")).not().containsText(KEY);
            console.lookAt("token-secrets-german");
        }
    }
}
