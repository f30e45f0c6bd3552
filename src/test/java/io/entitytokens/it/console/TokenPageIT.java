package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.TokenPage.act;
import static io.entitytokens.it.console.TokenPage.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Dialog;
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
    void addressListIsTriedBeforeItIsSaved() {
        String id = realm.entity("addressed");
        Token token = tab.token(id, "erp");
        for (Token used : List.of(token, tab.token(id, "crm"))) {
            realm.authorize(used, "addressed", "read").expect(200);
            realm.awaitUses(used, 1);
        }
        try (ConsolePage console = page.open("token-manager", token, "settings")) {
            console.field("token-addresses-0").fill("host.example.org");
            console.page().getByTestId("save-token").click();
            assertThat(console.page().getByTestId("token-addresses-error"))
                    .containsText("host.example.org is neither an IP address nor a network");
            assertThat(console.page().getByTestId("one-address"))
                    .containsText("from one address: 127.0.0.1");
            console.lookAt("token-address-wrong");

            console.field("token-addresses-0").fill("192.0.2.7/24");
            console.page().getByTestId("save-token").click();
            assertThat(console.page().getByTestId("shut-out-outside")).containsText("127.0.0.1");
            console.lookAt("token-shut-out");
            console.dialog().getByTestId("cancel").click();
            realm.authorize(token, "addressed", "read").expect(200);

            console.page().getByTestId("token-addresses-add").click();
            assertThat(console.field("token-addresses-1")).isFocused();
            console.page().keyboard().type("127.0.0.0/8");
            console.page().getByTestId("save-token").click();
            assertThat(console.alert("Nobody who used it in the last 30 days is shut out"))
                    .isVisible();
            assertThat(console.field("token-addresses-0")).hasValue("192.0.2.0/24");
            realm.authorize(token, "addressed", "read").expect(200);

            console.page().getByTestId("token-addresses-1-remove").click();
            console.page().getByTestId("save-token").click();
            console.dialog().getByTestId("confirm").click();
            TestRealm.await(() -> read(token), json -> json.get("addresses").size() == 1);
        }
        realm.authorize(token, "addressed", "read").expect(401);
    }

    @Test
    void ruleOfThePolicyIsSaidBeforeSaving() {
        String id = realm.entity("ruled");
        Token token = tab.token(id, "erp");
        change(
                realm.admin("/entities/" + id + "/policy"),
                Map.of(
                        "maxLifespan",
                        "P60D",
                        "permissions",
                        List.of("read"),
                        "namePattern",
                        "[a-z]+",
                        "addressesRequired",
                        true));
        try (ConsolePage console = page.open("entity-manager", token, "settings")) {
            assertThat(console.page().getByTestId("token-permissions-hint"))
                    .containsText("allows only: Read");
            assertThat(console.field("token-permissions-write")).isDisabled();
            assertThat(console.page().getByTestId("token-expires-hint")).containsText("60 days");
            assertThat(console.field("token-expires").locator("option[value=never]")).isDisabled();
            assertThat(console.page().getByTestId("token-name-hint")).containsText("[a-z]+");
            assertThat(console.page().getByTestId("token-addresses-hint"))
                    .containsText("needs at least one address");
            console.lookAt("token-ruled");

            console.turn(console.field("token-exempt"), true);
            save(console);
            assertThat(console.field("token-permissions-write")).isEnabled();
        }
        Assertions.assertThat(read(token).get("exempt").booleanValue()).isTrue();
        try (ConsolePage console = page.open("token-manager", token, "settings")) {
            assertThat(console.field("token-exempt")).isDisabled();
            assertThat(console.field("token-permissions-write")).isDisabled();
        }
    }

    @Test
    void permissionsThatThePolicyHasTakenAreNamed() {
        String id = realm.entity("reduced");
        Token token = realm.token(id, NewToken.named("erp").may("read", "write"));
        change(
                realm.admin("/entities/" + id + "/policy"),
                Map.of("permissions", List.of("read"), "enforceFrom", 1_000L));
        try (ConsolePage console = page.open("viewer", token, "settings")) {
            Locator notice = console.page().getByTestId("notice-reduced");
            assertThat(notice).containsText("has lost: Write");
            assertThat(notice).containsText("keeps: Read");
            console.lookAt("token-reduced");
        }
    }

    @Test
    void whatWasTypedSurvivesANewLogin() {
        Token token = tab.token(realm.entity("expired"), "erp");
        try (ConsolePage console = page.open("token-manager", token, "settings").expecting(401)) {
            console.page().onDialog(Dialog::accept);
            console.field("token-description").fill("Typed for long");
            String user =
                    realm.realmAdmin()
                            .get(realm.admin("/users?exact=true&username=token-manager"))
                            .expect(200)
                            .json()
                            .at("/0/id")
                            .textValue();
            realm.realmAdmin()
                    .post(realm.admin("/users/" + user + "/logout"), Map.of())
                    .expect(204);
            console.page().getByTestId("save-token").click();
            assertThat(console.alert("Could not save the token")).isVisible();
            console.page().reload();
            console.page().locator("#username").fill("token-manager");
            console.page().locator("#password").fill(TestRealm.PASSWORD);
            console.page().locator("#kc-login").click();

            assertThat(console.page().getByTestId("draft-restored")).isVisible();
            assertThat(console.field("token-description")).hasValue("Typed for long");
            console.lookAt("token-draft");
            save(console);
            assertThat(console.page().getByTestId("draft-restored")).hasCount(0);
            console.page().reload();
            assertThat(console.field("token-description")).hasValue("Typed for long");
            assertThat(console.page().getByTestId("draft-restored")).hasCount(0);
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
