package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An entity's page in the Admin Console around its settings: tabs, switch and deletion. */
@InBrowser
class EntityHeaderIT {

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(EntityHeaderIT.class);
    }

    private static ConsolePage settings(String id) {
        return Browser.login(realm, "entity-manager", "/entities/" + id + "/settings");
    }

    @Test
    void tabsAreAddresses() {
        String id = realm.entity("tabs");
        try (ConsolePage console = Browser.login(realm, "viewer", "/entities")) {
            console.link("tabs").click();
            console.page().waitForURL(Pattern.compile(".*/" + id + "/tokens"));
            console.page().getByTestId("tab-settings").click();
            assertThat(console.field("name")).hasValue("tabs");
            console.page().getByTestId("tab-events").click();
            console.page().waitForURL(Pattern.compile(".*/" + id + "/events"));
            console.page().goBack();
            assertThat(console.field("name")).hasValue("tabs");

            console.page().reload();
            assertThat(console.field("name")).hasValue("tabs");
            console.open("/entities/" + id);
            console.page().waitForURL(Pattern.compile(".*/" + id + "/tokens"));
            console.link("Entities").first().click();
            assertThat(console.page().getByTestId("view-header")).hasText("Entities");
        }
    }

    @Test
    void switchingOffAsksAndSwitchingOnDoesNot() {
        String id = realm.entity("switched");
        TestRealm.Token token = realm.token(id, "read");
        try (ConsolePage console = settings(id)) {
            Locator enabled = console.page().getByTestId("view-header-switch");
            console.field("description").fill("typed");
            enabled.focus();
            console.page().keyboard().press("Space");
            assertThat(console.dialog()).containsText("All its tokens are refused at once");
            console.lookAt("entity-disable");
            console.page().keyboard().press("Escape");
            assertThat(enabled).isFocused();
            assertThat(enabled).isChecked();

            console.page().keyboard().press("Space");
            console.dialog().getByTestId("confirm").click();
            assertThat(console.alert("Entity disabled")).isVisible();
            assertThat(enabled).not().isChecked();
            realm.authorize(token, "switched", "read").expect(401);
            assertThat(console.field("description")).hasValue("typed");

            console.page().keyboard().press("Space");
            assertThat(console.alert("Entity enabled")).isVisible();
            realm.authorize(token, "switched", "read").expect(200);
        }
    }

    @Test
    void deletedFromItsPageLeadsBackToTheList() {
        String id = realm.entity("deleted");
        realm.token(id, "read");
        try (ConsolePage console = settings(id)) {
            console.field("description").fill("typed in vain");
            console.button("Action").click();
            console.page().getByTestId("delete-entity").click();
            assertThat(console.dialog()).containsText("Its one token is deleted with it");
            console.dialog().getByTestId("confirm").click();

            assertThat(console.page().getByTestId("view-header")).hasText("Entities");
            assertThat(console.alert("Entity deleted")).isVisible();
        }
        realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(404);
    }

    @Test
    void missingEntityIsSaidToBeMissing() {
        try (ConsolePage console = Browser.login(realm, "viewer", "/entities").expecting(404)) {
            console.open("/entities/00000000-0000-4000-8000-000000000000");
            assertThat(console.page().getByText("Entity not found")).isVisible();
            console.lookAt("entity-missing");
            console.button("Back to the entities").click();

            assertThat(console.page().getByTestId("view-header")).hasText("Entities");
        }
    }
}
