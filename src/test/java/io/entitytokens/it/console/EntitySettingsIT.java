package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of an entity in the Admin Console. */
@InBrowser
class EntitySettingsIT {

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm =
                TestRealm.of(
                        EntitySettingsIT.class,
                        Map.of(
                                "clients",
                                List.of(
                                        Map.of("clientId", "erp", "name", "The ERP"),
                                        Map.of("clientId", "archive"),
                                        Map.of("clientId", "billing-api"))));
    }

    private static ConsolePage settings(String username, String id) {
        return Browser.login(realm, username, "/entities/" + id + "/settings");
    }

    private static JsonNode read(String id) {
        return realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(200).json();
    }

    private static Locator chip(ConsolePage console, String clientId) {
        return console.page().locator(".pf-v5-c-chip").getByText(clientId);
    }

    @Test
    void changesAreSavedAndTheNameStays() {
        String id = realm.entity("saved", "erp");
        try (ConsolePage console = settings("entity-manager", id)) {
            assertThat(console.field("name")).not().isEditable();
            console.field("displayName").fill("<b>Saved</b>");
            console.field("description").fill("Over\ntwo lines");
            console.lookAt("entity-settings");
            console.button("Save").click();
            assertThat(console.alert("Entity saved")).isVisible();
        }
        Assertions.assertThat(read(id).get("displayName").textValue()).isEqualTo("<b>Saved</b>");
        Assertions.assertThat(read(id).get("description").textValue()).isEqualTo("Over two lines");
        Assertions.assertThat(read(id).get("audience").toString()).isEqualTo("[\"erp\"]");
    }

    @Test
    void audienceIsPickedWithTheKeyboardAlone() {
        String id = realm.entity("audience", "erp");
        try (ConsolePage console = settings("entity-manager", id)) {
            console.field("audience").focus();
            console.page().keyboard().type("bill");
            assertThat(console.page().locator("#audience-choice-billing-api")).isVisible();
            assertThat(console.page().getByText("archive")).hasCount(0);
            console.page().keyboard().press("Enter");
            assertThat(chip(console, "billing-api")).isVisible();
            console.page().keyboard().press("Escape");
            console.page().keyboard().press("Backspace");
            console.page().keyboard().press("Backspace");
            assertThat(chip(console, "erp")).hasCount(0);
            console.page().keyboard().type("arch");
            assertThat(console.page().locator("#audience-choice-archive")).isVisible();
            console.lookAt("entity-audience");
            console.page().keyboard().press("Enter");
            assertThat(chip(console, "archive")).isVisible();
            console.page().keyboard().press("Escape");
            console.button("Save").click();
            assertThat(console.alert("Entity saved")).isVisible();
        }
        Assertions.assertThat(read(id).get("audience").toString()).isEqualTo("[\"archive\"]");
    }

    /** Whoever knows what the list will say does not wait for it. */
    @Test
    void enterPicksAsSoonAsTheChoicesAreThere() {
        String id = realm.entity("quick");
        try (ConsolePage console = settings("entity-manager", id)) {
            console.field("audience").focus();
            console.page().keyboard().type("billing-api");
            console.page().keyboard().press("Enter");
            assertThat(chip(console, "billing-api")).isVisible();
        }
    }

    @Test
    void audienceSaysWhichClientsItCannotHaveAndLeadsToMappers() {
        String id = realm.entity("mapped", "erp");
        try (ConsolePage console = settings("realm-admin", id)) {
            console.field("audience").focus();
            console.page().keyboard().type("admin-cli");
            assertThat(console.page().locator("#audience-choice-admin-cli"))
                    .containsText("Keycloak's own client");
            console.page().keyboard().press("Enter");
            assertThat(chip(console, "admin-cli")).hasCount(0);
            console.lookAt("entity-audience-unavailable");
            console.page().keyboard().press("Escape");

            console.page().getByTestId("mappers-erp").click();
            assertThat(console.button("Configure a new mapper")).isVisible();
            Assertions.assertThat(console.path()).endsWith("/clientScopes/dedicated");
        }
    }

    @Test
    void addressesAndLimitsHoldForAllTokens() {
        String id = realm.entity("bounded");
        TestRealm.Token token = realm.token(id, NewToken.named("remote").may("read"));
        realm.authorize(token, "bounded", "read").expect(200);
        realm.awaitUses(token, 1);
        try (ConsolePage console = settings("entity-manager", id)) {
            console.field("entity-addresses-0").fill("192.0.2.7/24");
            console.page().getByTestId("entity-limits-add").click();
            console.field("entity-limits-0-requests").fill("20");
            console.field("entity-limits-0-unit").selectOption("day");
            console.field("entity-limits-0-permission").selectOption("write");
            console.button("Save").click();
            assertThat(console.page().getByTestId("shut-out-outside")).containsText("remote");
            console.lookAt("entity-shut-out");
            console.dialog().getByTestId("confirm").click();
            assertThat(console.alert("Entity saved")).isVisible();
            assertThat(console.field("entity-addresses-0")).hasValue("192.0.2.0/24");
            assertThat(console.page().getByTestId("changed-meanwhile")).hasCount(0);
            console.lookAt("entity-bounded");
        }
        realm.authorize(token, "bounded", "read").expect(401);
        Assertions.assertThat(read(id).at("/limits/0/period").textValue()).isEqualTo("P1D");
        Assertions.assertThat(read(id).at("/limits/0/permission").textValue()).isEqualTo("write");
    }

    @Test
    void revertTakesBackWhatWasTyped() {
        String id = realm.entity("reverted", "erp");
        try (ConsolePage console = settings("entity-manager", id)) {
            console.field("description").fill("typed");
            console.button("Remove all clients").click();
            console.button("Revert").click();

            assertThat(console.field("description")).hasValue("");
            assertThat(chip(console, "erp")).isVisible();
            console.link("Entities").first().click();
            assertThat(console.page().getByTestId("view-header")).hasText("Entities");
        }
    }

    @Test
    void leavingWithUnsavedChangesAsks() {
        String id = realm.entity("left");
        try (ConsolePage console = settings("realm-admin", id)) {
            console.field("description").fill("typed");
            console.link("Clients").click();
            assertThat(console.dialog()).containsText("Leave without saving?");
            console.lookAt("entity-leave");
            console.dialog().getByTestId("cancel").click();
            assertThat(console.field("description")).hasValue("typed");
            Assertions.assertThat(console.path()).endsWith("/settings");

            console.link("Clients").click();
            console.dialog().getByTestId("confirm").click();
            assertThat(console.page().getByTestId("view-header")).hasText("Clients");
        }
    }

    @Test
    void anotherAdminsChangeIsShownAndNothingTypedIsLost() {
        String id = realm.entity("contested");
        try (ConsolePage console = settings("entity-manager", id).expecting(412)) {
            console.field("displayName").fill("Mine");
            realm.realmAdmin()
                    .put(
                            realm.admin("/entities/" + id),
                            Map.of("displayName", "Theirs", "description", "Theirs too"))
                    .expect(204);
            console.button("Save").click();

            Locator notice = console.page().getByTestId("changed-meanwhile");
            assertThat(notice).containsText("Somebody else has changed this entity meanwhile");
            assertThat(notice).containsText("If you save, it replaces");
            assertThat(notice).containsText("The form now shows the other changes too");
            assertThat(notice).containsText("Theirs too");
            assertThat(console.field("displayName")).hasValue("Mine");
            assertThat(console.field("description")).hasValue("Theirs too");
            console.lookAt("entity-changed-meanwhile");
            Assertions.assertThat(read(id).get("displayName").textValue()).isEqualTo("Theirs");

            console.button("Save").click();
            assertThat(console.alert("Entity saved")).isVisible();
            assertThat(notice).hasCount(0);
        }
        Assertions.assertThat(read(id).get("displayName").textValue()).isEqualTo("Mine");
        Assertions.assertThat(read(id).get("description").textValue()).isEqualTo("Theirs too");
    }

    @Test
    void whatTheServerRefusesIsShownAtItsField() {
        String id = realm.entity("refused", "archive");
        try (ConsolePage console = settings("entity-manager", id).expecting(400)) {
            console.field("displayName").fill("a\u0007b");
            console.button("Save").click();

            assertThat(console.page().getByTestId("displayName-helper")).isVisible();
            assertThat(console.focused()).hasId("displayName");
        }
    }

    @Test
    void aCallThatFailsSaysSoAndKeepsWhatWasTyped() {
        String id = realm.entity("vanished");
        try (ConsolePage console = settings("entity-manager", id).expecting(404)) {
            console.field("description").fill("typed");
            realm.realmAdmin().delete(realm.admin("/entities/" + id)).expect(204);
            console.button("Save").click();

            assertThat(console.alert("Could not save the entity")).isVisible();
            assertThat(console.field("description")).hasValue("typed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "token-manager"})
    void whoMayNotManageEntitiesOnlyReads(String username) {
        String id = realm.entity("read-by-" + username, "erp");
        try (ConsolePage console = settings(username, id)) {
            assertThat(chip(console, "erp")).isVisible();
            assertThat(console.field("displayName")).isDisabled();
            assertThat(console.field("audience")).isDisabled();
            assertThat(console.page().getByTestId("view-header-switch")).isDisabled();
            assertThat(console.button("Save")).hasCount(0);
            assertThat(console.button("Action")).hasCount(0);
            console.lookAt("entity-settings-read-only-" + username);
        }
    }

    @Test
    void narrowWindowShowsEverything() {
        String id = realm.entity("narrow", "erp");
        try (ConsolePage console = settings("entity-manager", id)) {
            console.page().setViewportSize(360, 740);
            console.button("Save").scrollIntoViewIfNeeded();
            assertThat(console.button("Save")).isInViewport();
            console.lookAt("entity-settings-narrow");
            Object overflow =
                    console.page()
                            .evaluate("document.documentElement.scrollWidth - window.innerWidth");
            Assertions.assertThat(((Number) overflow).intValue()).isZero();
        }
    }
}
