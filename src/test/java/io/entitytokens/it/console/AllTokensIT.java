package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The tokens of all entities of a realm in the Admin Console. */
@InBrowser
class AllTokensIT {

    private static final String PATH = "/entities/all-tokens";

    private static TestRealm realm(String name) {
        return TestRealm.named("alltokensit-" + name, Map.of());
    }

    private static Token token(TestRealm realm, String entityId, NewToken token) {
        return realm.token(entityId, token.may("read"));
    }

    private static Locator rows(ConsolePage console) {
        return console.page().locator("tbody tr");
    }

    private static Locator chip(ConsolePage console, String filter) {
        return console.page().getByTestId("chip-" + filter);
    }

    private static void bulk(ConsolePage console, String action) {
        console.page().getByTestId("bulk-actions").click();
        console.page().getByTestId("bulk-" + action).click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    @Test
    void filtersStandInTheAddressAndCanBeShared() {
        TestRealm realm = realm("filtered");
        String invoice = realm.entity("invoice");
        String order = realm.entity("order");
        Token forever = token(realm, invoice, NewToken.named("forever"));
        token(realm, invoice, NewToken.named("a year").with("lifespan", "P365D"));
        realm.token(order, NewToken.named("writer").may("write"));
        try (ConsolePage console = Browser.login(realm, "viewer", "/entities")) {
            console.page().getByTestId("tab-all-tokens").click();
            assertThat(rows(console)).hasCount(3);
            assertThat(row(console, "forever").getByRole(AriaRole.LINK).first())
                    .hasAttribute(
                            "href",
                            Pattern.compile(".*/entities/" + invoice + "/tokens/" + forever.id()));
            console.lookAt("all-tokens");
            console.page().getByTestId("inventory-filter").click();
            console.field("filter-neverExpires").check();
            assertThat(rows(console)).hasCount(2);
            console.field("filter-entity").fill("inv");
            console.page().keyboard().press("Enter");
            assertThat(rows(console)).hasCount(1);
            console.field("filter-creator").fill("nobody");
            console.page().keyboard().press("Enter");
            assertThat(console.page().getByText("No tokens found")).isVisible();
            console.lookAt("all-tokens-filtered");
            Assertions.assertThat(console.path())
                    .isEqualTo(
                            PATH + "?entityId=" + invoice + "&createdBy=nobody&neverExpires=true");
        }
        try (ConsolePage console =
                Browser.login(realm, "viewer", PATH + "?entityId=" + order + "&permission=write")) {
            assertThat(row(console, "writer")).isVisible();
            assertThat(rows(console)).hasCount(1);
            assertThat(chip(console, "entityId")).containsText("Entity: order");
            assertThat(chip(console, "permission")).containsText("Permission: Write");
            chip(console, "entityId").getByRole(AriaRole.BUTTON).click();
            Assertions.assertThat(console.path()).isEqualTo(PATH + "?permission=write");
            console.page().getByTestId("inventory-clear").click();
            assertThat(rows(console)).hasCount(3);
            Assertions.assertThat(console.path()).isEqualTo(PATH);
            assertThat(console.page().locator("tbody input")).hasCount(0);
            assertThat(console.page().getByTestId("bulk-actions")).hasCount(0);
        }
    }

    @Test
    void secretInTheAddressIsNotKeptThere() {
        TestRealm realm = realm("pasted");
        Token token = token(realm, realm.entity("invoice"), NewToken.named("pasted"));
        try (ConsolePage console = Browser.login(realm, "viewer", PATH)) {
            console.field("inventory-search").fill(token.secret());
            console.page().keyboard().press("Enter");
            assertThat(row(console, "pasted")).isVisible();
            assertThat(console.page().getByTestId("pasted-token")).isVisible();
            Assertions.assertThat(console.path()).isEqualTo(PATH + "?search=" + token.id());
        }
    }

    @Test
    void tokensOfSeveralEntitiesAreSwitchedAndDeletedAtOnce() {
        TestRealm realm = realm("bulk");
        Token one = token(realm, realm.entity("invoice"), NewToken.named("one"));
        Token two = token(realm, realm.entity("order"), NewToken.named("two"));
        Token gone = token(realm, two.entityId(), NewToken.named("gone"));
        try (ConsolePage console = Browser.login(realm, "token-manager", PATH)) {
            assertThat(rows(console)).hasCount(3);
            console.page().getByRole(AriaRole.CHECKBOX, named("Select all")).check();
            realm.realmAdmin().delete(realm.path(gone)).expect(204);
            bulk(console, "disable");
            assertThat(console.dialog()).containsText("Disable 3 tokens?");
            assertThat(console.dialog()).containsText("two (order)");
            console.lookAt("all-tokens-disable");
            console.dialog().getByTestId("confirm").click();

            Locator done = console.page().getByTestId("done");
            assertThat(done).containsText("2 of 3 tokens disabled");
            assertThat(done).containsText("one and two");
            assertThat(done).containsText("No longer there: 1");
            console.lookAt("all-tokens-disabled");
            realm.authorize(one, "invoice", "read").expect(401);
            realm.authorize(two, "order", "read").expect(401);
            assertThat(rows(console)).hasCount(2);
            console.page().getByTestId("undo").click();
            assertThat(done).containsText("2 of 2 tokens enabled");
            realm.authorize(two, "order", "read").expect(200);

            console.page().getByRole(AriaRole.CHECKBOX, named("Select one of invoice")).uncheck();
            bulk(console, "delete");
            assertThat(console.dialog()).containsText("Delete two?");
            console.dialog().getByTestId("confirm").click();
            assertThat(rows(console)).hasCount(1);
        }
        JsonNode left = realm.realmAdmin().get(realm.admin("/entity-tokens")).expect(200).json();
        Assertions.assertThat(left.findValuesAsText("name")).containsExactly("one");
    }

    @Test
    void longNamesAndManyTokensFitEveryWindow() {
        TestRealm realm = realm("many");
        String id =
                realm.entity("a-name-of-an-entity-that-is-as-long-as-the-names-of-entities-get");
        for (int i = 10; i < 32; i++) {
            token(realm, id, NewToken.named("token " + i));
        }
        token(realm, id, NewToken.named("A".repeat(200)));
        try (ConsolePage console = Browser.login(realm, "token-manager", PATH)) {
            assertThat(rows(console)).hasCount(20);
            for (int width : new int[] {1400, 768, 360}) {
                console.page().setViewportSize(width, 900);
                console.lookAt("all-tokens-" + width);
                Object overflow =
                        console.page()
                                .evaluate(
                                        "document.documentElement.scrollWidth -"
                                                + " window.innerWidth");
                Assertions.assertThat(((Number) overflow).intValue()).isZero();
            }
            console.page().getByTestId("inventory-filter").click();
            console.lookAt("all-tokens-filter-360");
            console.button("Next page").last().click();
            assertThat(row(console, "token 31")).isVisible();
            assertThat(rows(console)).hasCount(3);
        }
    }

    @Test
    void listThatCannotBeReadIsAskedForAgain() {
        TestRealm realm = realm("retried");
        try (ConsolePage console = Browser.login(realm, "viewer", "/entities")) {
            console.page().route("**/entity-tokens?*", Route::abort);
            console.expecting("net::ERR_FAILED").page().getByTestId("tab-all-tokens").click();
            assertThat(console.alert("Could not load the tokens")).isVisible();
            console.lookAt("all-tokens-failed");
            console.page().unroute("**/entity-tokens?*");
            console.page().getByTestId("try-again").click();
            assertThat(console.page().getByText("No tokens")).isVisible();
            console.lookAt("all-tokens-empty");
        }
    }

    @Test
    void tokensOfTheOldFilterCannotBeChosenForTheNewOne() {
        TestRealm realm = realm("slow");
        String id = realm.entity("invoice");
        token(realm, id, NewToken.named("one"));
        token(realm, id, NewToken.named("two"));
        try (ConsolePage console = Browser.login(realm, "token-manager", PATH)) {
            Locator all = console.page().getByRole(AriaRole.CHECKBOX, named("Select all"));
            all.check();
            List<Route> held = new ArrayList<>();
            console.page().route("**/entity-tokens?*", held::add);
            console.field("inventory-search").fill("two");
            console.page().keyboard().press("Enter");
            console.page().waitForCondition(() -> !held.isEmpty());
            assertThat(row(console, "one")).isVisible();
            assertThat(all).isDisabled();
            assertThat(console.page().getByTestId("bulk-actions")).isDisabled();

            console.page().unroute("**/entity-tokens?*");
            held.forEach(Route::resume);
            assertThat(rows(console)).hasCount(1);
            all.check();
            assertThat(console.page().getByTestId("bulk-actions")).hasText("1 selected");
        }
    }
}
