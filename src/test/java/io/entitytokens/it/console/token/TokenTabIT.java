package io.entitytokens.it.console.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.token.TokenTab.act;
import static io.entitytokens.it.console.token.TokenTab.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tokens that an entity has, in the Admin Console: seen, changed and deleted. */
@InBrowser
class TokenTabIT {

    private static TestRealm realm;
    private static TokenTab tab;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(TokenTabIT.class);
        tab = new TokenTab(realm);
    }

    private static JsonNode read(Token token) {
        return realm.realmAdmin().get(realm.path(token)).expect(200).json();
    }

    @Test
    void useIsToldToWhoeverAsks() {
        String id = realm.entity("used");
        Token busy = tab.token(id, "busy");
        tab.token(id, "idle");
        for (int i = 0; i < 3; i++) {
            realm.authorize(busy, "used", "read").expect(200);
        }
        TestRealm.await(() -> read(busy), json -> json.get("useCount").longValue() == 3);
        try (ConsolePage console = tab.open("viewer", id)) {
            assertThat(row(console, "idle")).containsText("Never");
            assertThat(console.page().getByTestId("last-use-idle")).hasCount(0);
            console.page().getByTestId("last-use-busy").click();

            Locator use = console.page().getByTestId("use-of-busy");
            assertThat(use).containsText(Pattern.compile("Uses\\s*3"));
            assertThat(use).containsText(Pattern.compile("Last used at\\s*Forward auth"));
            assertThat(use).containsText(Pattern.compile("Last read\\s*\\w+ \\d+, 20"));
            assertThat(use).containsText(Pattern.compile("Last write\\s*Never"));
            assertThat(use).containsText(Pattern.compile("Last delete\\s*Never"));
            assertThat(console.link("Events of this token"))
                    .hasAttribute("href", Pattern.compile(".*/tokens/" + busy.id() + "/events"));
            console.lookAt("token-use");
        }
    }

    @Test
    void tokenIsSwitchedAndDeletedInItsRow() {
        String id = realm.entity("managed");
        Token token = tab.token(id, "erp");
        try (ConsolePage console = tab.open("token-manager", id)) {
            console.turn(console.page().getByTestId("switch-erp"), false);
            assertThat(row(console, "erp")).containsText("Disabled");
            realm.authorize(token, "managed", "read").expect(401);
            assertThat(console.alert("Token disabled")).isVisible();
            assertThat(console.alert("erp")).isVisible();
            console.lookAt("token-disabled-undo");
            console.button("Undo").click();
            assertThat(row(console, "erp")).containsText("Active");
            assertThat(console.page().getByTestId("switch-erp")).isFocused();
            realm.authorize(token, "managed", "read").expect(200);

            act(console, "erp", "Delete");
            assertThat(console.dialog()).containsText("This cannot be undone");
            console.lookAt("token-delete");
            console.dialog().getByTestId("confirm").click();
            assertThat(console.page().getByText("No tokens")).isVisible();
        }
        realm.authorize(token, "managed", "read").expect(401);
    }

    @Test
    void manyAreSwitchedAndDeletedAtOnce() {
        String id = realm.entity("many");
        Token theirs = tab.token(id, "token 10");
        for (int i = 11; i < 22; i++) {
            tab.token(id, "token " + i);
        }
        try (ConsolePage console = tab.open("token-manager", id)) {
            assertThat(console.page().locator("tbody tr")).hasCount(10);
            console.page().getByRole(AriaRole.CHECKBOX, named("Select all")).check();
            // Somebody else disables one, of which the page does not know.
            realm.realmAdmin().put(realm.path(theirs), Map.of("enabled", false)).expect(204);
            bulk(console, "disable");
            assertThat(console.alert("10 tokens disabled")).isVisible();
            assertThat(console.alert("token 10, token 11, token 12, and 7 more")).isVisible();
            assertThat(console.page().getByTestId("bulk-actions")).hasText("10 selected");
            console.button("Undo").click();
            assertThat(console.alert("9 tokens enabled")).isVisible();
            assertThat(row(console, "token 10")).containsText("Disabled");
            bulk(console, "disable");
            assertThat(console.alert("10 tokens disabled")).isVisible();
            console.page().getByTestId("token-status-filter").selectOption("active");
            assertThat(console.page().locator("tbody tr")).hasCount(2);
            console.page().getByTestId("token-status-filter").selectOption("");
            assertThat(console.page().locator("tbody tr")).hasCount(10);
            console.lookAt("tokens-many");

            console.button("Next page").first().click();
            assertThat(row(console, "token 21")).isVisible();
            console.page().getByRole(AriaRole.CHECKBOX, named("Select all")).check();
            bulk(console, "delete");
            console.dialog().getByTestId("confirm").click();
            assertThat(console.alert("2 tokens deleted")).isVisible();
            assertThat(row(console, "token 19")).isVisible();

            console.page().getByRole(AriaRole.BUTTON, named("Name")).click();
            assertThat(console.page().locator("tbody tr").first()).containsText("token 19");
            console.page().getByLabel("Search for token").fill("15");
            console.page().keyboard().press("Enter");
            assertThat(console.page().locator("tbody tr")).hasCount(1);
        }
        Assertions.assertThat(tab.tokens(id)).hasSize(10);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void bulk(ConsolePage console, String action) {
        console.page().getByTestId("bulk-actions").click();
        console.page().getByTestId("bulk-" + action).click();
    }

    @Test
    void narrowWindowShowsEverything() {
        String id = realm.entity("narrow");
        for (int i = 10; i < 22; i++) {
            tab.token(id, "token " + i);
        }
        try (ConsolePage console = tab.open("token-manager", id)) {
            console.page().setViewportSize(360, 740);
            console.button("Next page").last().click();
            assertThat(row(console, "token 21")).isVisible();
            console.lookAt("tokens-narrow");
            Assertions.assertThat(left(row(console, "token 21"), "Permissions"))
                    .isEqualTo(left(row(console, "token 21"), "Status"));
            Object overflow =
                    console.page()
                            .evaluate("document.documentElement.scrollWidth - window.innerWidth");
            Assertions.assertThat(((Number) overflow).intValue()).isZero();
        }
    }

    /** Where the value of a column begins. */
    private static double left(Locator row, String column) {
        return row.locator("td[data-label='" + column + "'] > *").boundingBox().x;
    }

    @Test
    void listThatCannotBeReadIsAskedForAgain() {
        String id = realm.entity("retried");
        tab.token(id, "there");
        try (ConsolePage console = Browser.login(realm, "token-manager", "/entities")) {
            console.page().route("**/tokens?*", Route::abort);
            console.expecting("net::ERR_FAILED").link("retried").click();
            assertThat(console.alert("Could not load the tokens")).isVisible();
            console.field("token-name").fill("typed");

            console.page().unroute("**/tokens?*");
            console.page().getByTestId("try-again").click();
            assertThat(row(console, "there")).isVisible();
            assertThat(console.field("token-name")).hasValue("typed");

            console.page().route("**/tokens?*", Route::abort);
            console.page().getByTestId("token-status-filter").selectOption("disabled");
            assertThat(console.page().getByTestId("try-again")).isVisible();
            assertThat(row(console, "there")).hasCount(0);
            console.page().unroute("**/tokens?*");
            console.page().getByTestId("token-status-filter").selectOption("active");
            assertThat(row(console, "there")).isVisible();
        }
    }

    @Test
    void tokensThatNeverExpireOrBreakAPolicyAreFound() {
        String id = realm.entity("ruled");
        tab.token(id, "endless");
        realm.token(id, NewToken.named("ending").may("read").with("lifespan", "P20D"));
        realm.realmAdmin()
                .put(realm.admin("/entities/" + id + "/policy"), Map.of("maxLifespan", "P30D"))
                .expect(204);
        try (ConsolePage console = tab.open("viewer", id)) {
            assertThat(row(console, "endless")).containsText("Breaks the policy");
            assertThat(row(console, "endless")).containsText("Longest lifespan");
            assertThat(row(console, "ending")).containsText("Active");
            console.lookAt("tokens-breaking-a-policy");
            console.page().getByTestId("token-expiry-filter").selectOption("never");
            assertThat(row(console, "ending")).hasCount(0);
            assertThat(row(console, "endless")).isVisible();
            console.page().getByTestId("token-expiry-filter").selectOption("");
            assertThat(row(console, "ending")).isVisible();
            assertThat(console.page().getByTestId("token-status-filter"))
                    .containsText("Breaks a rule, in force or not");
            console.page().getByTestId("token-status-filter").selectOption("violation");
            assertThat(row(console, "ending")).hasCount(0);
            assertThat(row(console, "endless")).isVisible();
        }
    }

    @Test
    void viewerSeesTheTokensAndNoButtons() {
        String id = realm.entity("viewed");
        realm.authorize(tab.token(id, "seen"), "viewed", "read").expect(200);
        try (ConsolePage console = tab.open("viewer", id)) {
            assertThat(row(console, "seen")).isVisible();
            assertThat(console.button("Add")).hasCount(0);
            assertThat(console.page().getByTestId("switch-seen")).hasCount(0);
            assertThat(console.page().getByTestId("actions-seen")).hasCount(0);
            assertThat(console.page().getByTestId("bulk-actions")).hasCount(0);
            assertThat(console.page().locator("tbody input")).hasCount(0);
            console.lookAt("tokens-read-only");
        }
    }
}
