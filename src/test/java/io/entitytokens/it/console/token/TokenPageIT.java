package io.entitytokens.it.console.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.token.TokenPage.act;
import static io.entitytokens.it.console.token.TokenPage.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One token in the Admin Console: found, changed, switched and deleted on a page of its own. */
@InBrowser
class TokenPageIT {

    private static TestRealm realm;
    private static TokenTab tab;
    private static TokenPage page;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(TokenPageIT.class);
        tab = new TokenTab(realm);
        page = new TokenPage(realm);
    }

    private static JsonNode read(Token token) {
        return realm.realmAdmin().get(realm.path(token)).expect(200).json();
    }

    private static void change(String path, Map<String, Object> changes) {
        realm.realmAdmin().put(path, changes).expect(204);
    }

    @Test
    void tokenIsFoundByItsNameAndChanged() {
        String id = realm.entity("changed");
        Token token = tab.token(id, "Invoices of SAP");
        try (ConsolePage console = tab.open("token-manager", id)) {
            console.link("Invoices of SAP").click();
            assertThat(console.field("token-name")).hasValue("Invoices of SAP");
            Assertions.assertThat(console.path()).isEqualTo(TokenPage.path(token) + "/settings");

            console.turn(console.field("token-permissions-write"), true);
            console.field("token-expires").selectOption("P30D");
            console.page().getByTestId("token-limits-add").click();
            console.field("token-limits-0-requests").fill("20");
            console.lookAt("token-page");
            console.field("token-name").fill("<b>erp</b>");
            save(console);
            assertThat(console.page().getByTestId("view-header")).hasText("<b>erp</b>");
            console.page().getByTestId("tab-events").click();
            assertThat(console.page().getByTestId("event-UPDATE")).containsText("Token changed");
            assertThat(console.page().getByTestId("event")).hasCount(2);
        }
        JsonNode saved = read(token);
        Assertions.assertThat(saved.has("expiresTimestamp")).isTrue();
        Assertions.assertThat(saved.get("permissions").toString())
                .isEqualTo("[\"read\",\"write\"]");
        Assertions.assertThat(saved.get("limits").toString())
                .isEqualTo("[{\"name\":\"burst\",\"requests\":20,\"period\":\"PT1M\"}]");
    }

    @Test
    void tokenIsSwitchedAndDeletedByItsHeader() {
        String id = realm.entity("switched");
        Token token = tab.token(id, "erp");
        try (ConsolePage console = page.open("token-manager", token, "settings")) {
            Locator enabled = console.page().getByTestId("view-header-switch");
            enabled.click(new Locator.ClickOptions().setForce(true));
            assertThat(console.dialog()).containsText("Disable erp?");
            console.dialog().getByTestId("confirm").click();
            assertThat(console.alert("Token disabled")).isVisible();
            realm.authorize(token, "switched", "read").expect(401);
            console.turn(enabled, true);
            assertThat(console.alert("Token enabled")).isVisible();

            act(console, "delete");
            console.dialog().getByTestId("confirm").click();
            assertThat(console.alert("Token deleted")).isVisible();
            assertThat(console.page().getByText("No tokens")).isVisible();
            console.expecting(404).open(TokenPage.path(token));
            assertThat(console.page().getByText("Token not found")).isVisible();
            console.lookAt("token-not-found");
            console.page().getByTestId("back-to-tokens").click();
            assertThat(console.page().getByText("No tokens")).isVisible();
        }
    }

    @Test
    void anotherAdminsChangeIsShownAndNothingTypedIsLost() {
        Token token = tab.token(realm.entity("contested"), "shared");
        try (ConsolePage console = page.open("token-manager", token, "settings").expecting(412)) {
            console.field("token-description").fill("Mine");
            change(
                    realm.path(token),
                    Map.of(
                            "description",
                            "Theirs",
                            "permissions",
                            List.of("delete"),
                            "addresses",
                            List.of("192.0.2.0/24")));
            console.page().getByTestId("save-token").click();

            Locator notice = console.page().getByTestId("changed-meanwhile");
            assertThat(notice).containsText("Theirs");
            assertThat(notice).containsText("Delete");
            assertThat(console.field("token-description")).hasValue("Mine");
            assertThat(console.field("token-permissions-delete")).isChecked();
            assertThat(console.field("token-addresses-0")).hasValue("192.0.2.0/24");
            console.lookAt("token-changed-meanwhile");
            Assertions.assertThat(read(token).get("description").textValue()).isEqualTo("Theirs");

            save(console);
            assertThat(notice).hasCount(0);
        }
        Assertions.assertThat(read(token).get("description").textValue()).isEqualTo("Mine");
        Assertions.assertThat(read(token).get("permissions").toString()).isEqualTo("[\"delete\"]");
    }

    @Test
    void anotherAdminsChangeIsShownAfterAnotherActOfThePage() {
        Token token = tab.token(realm.entity("switched-meanwhile"), "shared");
        try (ConsolePage console = page.open("token-manager", token, "settings").expecting(412)) {
            Locator notice = console.page().getByTestId("changed-meanwhile");
            Locator enabled = console.page().getByTestId("view-header-switch");
            console.field("token-description").fill("Mine");
            enabled.click(new Locator.ClickOptions().setForce(true));
            console.dialog().getByTestId("confirm").click();
            assertThat(console.alert("Token disabled")).isVisible();
            assertThat(notice).hasCount(0);

            change(realm.path(token), Map.of("description", "Theirs"));
            enabled.click(new Locator.ClickOptions().setForce(true));
            assertThat(notice).containsText("Theirs");
            assertThat(console.field("token-description")).hasValue("Mine");
            save(console);
            assertThat(notice).hasCount(0);
        }
    }

    @Test
    void viewerSeesAllAndNothingToClick() {
        Token token =
                realm.token(
                        realm.entity("viewed"),
                        NewToken.named("seen")
                                .may("read")
                                .with("addresses", List.of("127.0.0.0/8"))
                                .with(
                                        "limits",
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        "daily",
                                                        "requests",
                                                        10_000,
                                                        "period",
                                                        "P1D"))));
        try (ConsolePage console = page.open("viewer", token, "settings")) {
            assertThat(console.field("token-name")).isDisabled();
            assertThat(console.field("token-addresses-0")).isDisabled();
            assertThat(console.field("token-limits-0-requests")).hasValue("10000");
            assertThat(console.page().getByTestId("view-header-switch")).isDisabled();
            for (String button : List.of("save-token", "revert", "token-addresses-add")) {
                assertThat(console.page().getByTestId(button)).hasCount(0);
            }
            assertThat(console.button("Action")).hasCount(0);
            console.lookAt("token-page-read-only");
            console.page().getByTestId("tab-secrets").click();
            assertThat(TokenPage.secret(console, 1)).containsText("Current");
            assertThat(console.page().getByTestId("rotate-secret")).hasCount(0);
        }
    }

    @Test
    void narrowWindowShowsEverything() {
        Token token = tab.token(realm.entity("narrow"), "a name that is not short at all");
        try (ConsolePage console = page.open("token-manager", token, "settings")) {
            console.page().setViewportSize(360, 740);
            console.page().getByTestId("token-limits-add").click();
            console.page().getByTestId("save-token").scrollIntoViewIfNeeded();
            assertThat(console.page().getByTestId("save-token")).isInViewport();
            console.lookAt("token-page-narrow");
            assertNothingSticksOut(console);
            console.page().getByTestId("revert").click();
            console.page().getByTestId("tab-secrets").click();
            assertThat(TokenPage.secret(console, 1)).isVisible();
            console.lookAt("token-secrets-narrow");
            assertNothingSticksOut(console);
            assertThat(
                            console.page()
                                    .getByRole(AriaRole.NAVIGATION)
                                    .getByText("a name that is not short at all"))
                    .isVisible();
        }
    }

    private static void assertNothingSticksOut(ConsolePage console) {
        Object overflow =
                console.page().evaluate("document.documentElement.scrollWidth - window.innerWidth");
        Assertions.assertThat(((Number) overflow).intValue()).isZero();
    }
}
