package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of entities in the Admin Console: who sees it, what it shows, and how one is made. */
@InBrowser
class EntitiesPageIT {

    private static TestRealm realm;
    private static TestRealm empty;

    @BeforeAll
    static void makeRealms() {
        realm =
                TestRealm.of(
                        EntitiesPageIT.class,
                        Map.of(
                                "internationalizationEnabled",
                                true,
                                "supportedLocales",
                                List.of("en", "de", "es", "fr", "pt-BR", "ja"),
                                "defaultLocale",
                                "en"));
        String invoice = realm.entity("invoice");
        realm.token(invoice, "read");
        realm.token(invoice, "read");
        realm.token(realm.entity("customer"), "read");
        realm.entity("order");
        realm.realmAdmin()
                .post(
                        realm.admin("/entities"),
                        Map.of(
                                "name",
                                "archive",
                                "enabled",
                                false,
                                "displayName",
                                "<img src=x onerror=console.error(1)>"))
                .expect(201);
        empty = TestRealm.named("entitiespageit-empty", Map.of());
    }

    private static Locator row(ConsolePage console, String name) {
        return console.page()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHas(console.link(name)));
    }

    /** In the menu that is open. */
    private static Locator deletion(ConsolePage console) {
        return console.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Delete"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "token-manager", "entity-manager", "realm-admin"})
    void whoHasAViewRoleFindsEntitiesInTheMenu(String username) {
        try (ConsolePage console = Browser.login(realm, username, "/")) {
            console.link("Entities").click();

            assertThat(row(console, "invoice")).isVisible();
            assertThat(console.link("Entities")).hasAttribute("aria-current", "page");
        }
    }

    @Test
    void whoHasNoneOfOurRolesDoesNot() {
        try (ConsolePage console = Browser.login(realm, "user-admin", "/entities")) {
            assertThat(console.page().getByText("You need one of the roles")).isVisible();
            assertThat(console.page().locator("#nav-item-entities")).hasCount(0);
        }
    }

    @Test
    void itemStandsUnderClients() {
        try (ConsolePage console = Browser.login(realm, "realm-admin", "/")) {
            assertThat(console.page().locator("li:has(#nav-item-clients) + li"))
                    .hasText("Entities");
            console.link("Users").click();
            assertThat(console.link("Entities")).not().hasAttribute("aria-current", "page");
        }
    }

    @ParameterizedTest
    @CsvSource({"viewer, 0", "token-manager, 0", "entity-manager, 1", "realm-admin, 1"})
    void onlyWhoMayManageEntitiesIsOfferedIt(String username, int offers) {
        try (ConsolePage console = Browser.login(realm, username, "/entities")) {
            row(console, "order").getByRole(AriaRole.BUTTON).click();

            assertThat(console.page().getByText("Open settings")).isVisible();
            assertThat(deletion(console)).hasCount(offers);
            assertThat(console.link("Create entity")).hasCount(offers);
        }
    }

    @Test
    void listSaysWhatMatters() {
        try (ConsolePage console = Browser.login(realm, "viewer", "/entities")) {
            assertThat(row(console, "invoice").locator("td"))
                    .hasText(new String[] {"invoice", "—", "Enabled", "2", "Never", ""});
            assertThat(row(console, "archive")).containsText("Disabled");
            assertThat(row(console, "archive"))
                    .containsText("<img src=x onerror=console.error(1)>");
            console.lookAt("entities");
        }
    }

    @Test
    void searchNarrows() {
        try (ConsolePage console = Browser.login(realm, "viewer", "/entities")) {
            Locator search = console.page().getByPlaceholder("Search for entity");
            search.fill("CUST");
            search.press("Enter");

            assertThat(console.page().locator("tbody tr")).hasCount(1);
            assertThat(row(console, "customer")).isVisible();
            search.fill("nothing like it");
            search.press("Enter");
            assertThat(console.page().getByText("No search results")).isVisible();
        }
    }

    @Test
    void pagesLeadThroughManyEntities() {
        TestRealm many = TestRealm.named("entitiespageit-many", Map.of());
        IntStream.range(10, 22).forEach(i -> many.entity("entity-" + i));
        try (ConsolePage console = Browser.login(many, "viewer", "/entities")) {
            assertThat(console.page().locator("tbody tr")).hasCount(10);
            console.button("Go to next page").first().click();

            assertThat(console.page().locator("tbody tr")).hasCount(2);
            assertThat(row(console, "entity-21")).isVisible();
        }
    }

    @Test
    void emptyListLeadsToTheFirstEntity() {
        try (ConsolePage console = Browser.login(empty, "entity-manager", "/entities")) {
            assertThat(console.page().getByText("Create an entity for each record type"))
                    .isVisible();
            console.lookAt("entities-empty");
            console.button("Create entity").click();

            assertThat(console.field("name")).isVisible();
            Assertions.assertThat(console.path()).isEqualTo("/entities/new");
        }
    }

    @Test
    void createdEntityOpensAtItsTokens() {
        try (ConsolePage console = Browser.login(realm, "entity-manager", "/entities")) {
            console.link("Create entity").click();
            console.field("name").fill("delivery-note");
            console.field("displayName").fill("Delivery note");
            console.button("Create").click();

            assertThat(console.alert("Entity created")).isVisible();
            assertThat(console.page().getByTestId("view-header")).hasText("delivery-note");
            Assertions.assertThat(console.path()).matches("/entities/[0-9a-f-]{36}/tokens");
        }
    }

    @Test
    void mistakesAreShownWhereTheyAreMade() {
        try (ConsolePage console =
                Browser.login(realm, "entity-manager", "/entities/new").expecting(409)) {
            console.button("Create").click();
            Locator message = console.page().getByTestId("name-helper");
            assertThat(message).hasText("Required field");
            console.field("name").fill("Not a name");
            assertThat(message).containsText("lower-case letters");
            console.lookAt("entity-new");
            console.field("name").fill("invoice");
            console.field("description").fill("What was typed stays");
            console.button("Create").click();

            assertThat(message).hasText("Another entity of this realm has this name.");
            assertThat(console.focused()).hasId("name");
            assertThat(console.field("description")).hasValue("What was typed stays");
        }
    }

    @Test
    void deletingSaysWhatGoesAndCanBeCalledOff() {
        String doomed = realm.entity("doomed");
        IntStream.range(0, 3).forEach(i -> realm.token(doomed, "read"));
        try (ConsolePage console = Browser.login(realm, "entity-manager", "/entities")) {
            Locator menu = row(console, "doomed").getByRole(AriaRole.BUTTON);
            menu.click();
            deletion(console).click();
            assertThat(console.dialog()).containsText("Its 3 tokens are deleted with it");
            console.lookAt("entity-delete");
            console.page().keyboard().press("Escape");
            assertThat(console.dialog()).hasCount(0);
            assertThat(menu).isFocused();

            menu.click();
            deletion(console).click();
            console.dialog().getByTestId("confirm").click();

            assertThat(console.alert("Entity deleted")).isVisible();
            assertThat(row(console, "doomed")).hasCount(0);
            realm.realmAdmin().get(realm.admin("/entities/" + doomed)).expect(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "de-DE, Entitäten",
        "es-ES, Entidades",
        "fr-FR, Entités",
        "pt-BR, Entidades",
        "ja-JP, エンティティ"
    })
    void languageOfTheConsoleDecides(String language, String title) {
        try (ConsolePage console = Browser.login(realm, "viewer", "/entities", language)) {
            assertThat(console.page().getByTestId("view-header")).hasText(title);
            assertThat(console.link(title)).isVisible();
        }
    }
}
