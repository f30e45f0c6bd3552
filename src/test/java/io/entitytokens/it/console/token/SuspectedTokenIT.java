package io.entitytokens.it.console.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.token.TokenTab.act;
import static io.entitytokens.it.console.token.TokenTab.closeSecret;
import static io.entitytokens.it.console.token.TokenTab.row;
import static io.entitytokens.it.console.token.TokenTab.shownSecret;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens whose secrets may be in wrong hands, in the Admin Console. */
@InBrowser
class SuspectedTokenIT {

    private static TestRealm realm;
    private static TokenTab tab;
    private static SecretLife life;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(SuspectedTokenIT.class);
        tab = new TokenTab(realm);
        life = new SecretLife(realm);
    }

    private static Locator warning(ConsolePage console) {
        return console.page().getByTestId("suspicion-erp");
    }

    @Test
    void suspicionIsExplainedAndDismissedWithTheKeyboardAlone() {
        String id = realm.entity("suspected");
        Token token = tab.token(id, "erp");
        life.suspect(token, "suspected");
        try (ConsolePage console = tab.open("token-manager", id)) {
            assertThat(warning(console)).hasText("Old secret reused");
            warning(console).getByRole(AriaRole.BUTTON).focus();
            console.page().keyboard().press("Enter");
            assertThat(console.dialog()).containsText("Rotate the secret");
            console.lookAt("token-suspected");
            console.dialog().getByTestId("dismiss-erp").focus();
            console.page().keyboard().press("Enter");

            assertThat(console.alert("Warning dismissed")).isVisible();
            assertThat(warning(console)).hasCount(0);
            assertThat(console.page().getByTestId("actions-erp")).isFocused();
        }
        Assertions.assertThat(life.read(token).has("suspectedTimestamp")).isFalse();
    }

    @Test
    void pageSaysWhatToDoAndLetsTheSuspicionBeDismissed() {
        Token token = tab.token(realm.entity("explained"), "erp");
        life.suspect(token, "explained");
        TokenPage page = new TokenPage(realm);
        try (ConsolePage console = page.open("token-manager", token, "secrets")) {
            Locator notice = console.page().getByTestId("notice-suspected");
            assertThat(notice).containsText("somebody presented an old secret");
            assertThat(notice).containsText("Rotate the secret");
            console.lookAt("token-page-suspected");
            Locator badge = console.page().getByText("Old secret reused");
            assertThat(badge).isVisible();
            notice.getByTestId("dismiss").click();
            assertThat(console.alert("Warning dismissed")).isVisible();
            assertThat(notice).hasCount(0);
            assertThat(badge).hasCount(0);
            assertThat(console.button("Action")).isFocused();
        }
        Assertions.assertThat(life.read(token).has("suspectedTimestamp")).isFalse();
    }

    @Test
    void rotationOfASuspectedTokenEndsEveryOldSecret() {
        String id = realm.entity("renewed");
        Token token = tab.token(id, "erp");
        life.suspect(token, "renewed");
        try (ConsolePage console = tab.open("token-manager", id)) {
            act(console, "erp", "Rotate secret");
            assertThat(console.field("rotate-overlap").locator("option")).hasText("At once");
            assertThat(console.dialog()).containsText("may have stolen a secret of this token");
            console.dialog().getByTestId("rotate-token").click();
            shownSecret(console);
            closeSecret(console);

            assertThat(row(console, "erp")).containsText("Active");
            assertThat(warning(console)).hasCount(0);
        }
    }

    @Test
    void viewerIsWarnedAndShownFromWhereAndDismissesNothing() {
        String id = realm.entity("viewed");
        life.suspect(tab.token(id, "erp"), "viewed");
        try (ConsolePage console = tab.open("viewer", id)) {
            warning(console).click();

            assertThat(console.dialog()).containsText("Rotate the secret");
            assertThat(console.dialog().getByTestId("dismiss-erp")).hasCount(0);
            console.link("See from where under Events").click();
            assertThat(console.page().getByTestId("events-delay")).isVisible();
            Locator notice = console.page().getByTestId("notice-suspected");
            assertThat(notice.getByTestId("suspected-events")).isVisible();
            assertThat(notice.getByTestId("dismiss")).hasCount(0);
        }
    }

    @Test
    void leakedTokenIsEnabledOnlyAfterItsRotation() {
        String id = realm.entity("leaked");
        Token token = tab.token(id, "erp");
        life.leak(token, "https://git.example.org/erp/.env");
        try (ConsolePage console = tab.open("token-manager", id)) {
            Locator enabled = console.page().getByTestId("switch-erp");
            assertThat(row(console, "erp")).containsText("Disabled: leaked");
            console.lookAt("token-leaked");
            assertThat(enabled).isDisabled();
            console.page().getByLabel("Select erp").check();
            console.page().getByTestId("bulk-actions").click();
            console.page().getByTestId("bulk-enable").click();
            assertThat(console.alert("rotate the secret first: 1")).isVisible();
            assertThat(enabled).not().isChecked();

            console.link("erp").click();
            Locator notice = console.page().getByTestId("notice-leaked");
            assertThat(console.page().getByTestId("view-header-switch")).isDisabled();
            console.lookAt("token-page-leaked");
            notice.getByTestId("leaked-rotate").click();
            console.dialog().getByTestId("rotate-token").click();
            String shown = shownSecret(console);
            closeSecret(console);
            assertThat(notice).hasCount(0);
            console.turn(console.page().getByTestId("view-header-switch"), true);
            assertThat(console.alert("Token enabled")).isVisible();
            realm.authorize(new Token(token.id(), id, shown), "leaked", "read").expect(200);
        }
    }
}
