package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tab Token of an entity in the Admin Console. */
@Tag("browser")
class TokenTabIT {

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(TokenTabIT.class);
    }

    private static ConsolePage tab(String username, String entityId) {
        return Browser.login(realm, username, "/entities/" + entityId + "/tokens");
    }

    private static Locator row(ConsolePage console, String token) {
        return console.page().getByTestId("token-" + token);
    }

    private static Token token(String entityId, String name) {
        return realm.token(entityId, Map.of("name", name, "permissions", List.of("read")));
    }

    private static JsonNode read(Token token) {
        return realm.realmAdmin().get(realm.path(token)).expect(200).json();
    }

    private static JsonNode tokens(String entityId) {
        return realm.realmAdmin()
                .get(realm.admin("/entities/" + entityId + "/tokens"))
                .expect(200)
                .json();
    }

    /** Reads the secret in the dialog that shows it. */
    private static String shownSecret(ConsolePage console) {
        console.dialog().getByTestId("show-secret").click();
        Locator field = console.dialog().getByLabel("Token", exact());
        assertThat(field).hasValue(Pattern.compile("ket_.*"));
        Http.noteSecrets(field.inputValue());
        return field.inputValue();
    }

    private static Locator.GetByLabelOptions exact() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static void closeSecret(ConsolePage console) {
        console.dialog().getByTestId("secret-saved").check();
        console.dialog().getByTestId("close-secret").click();
        assertThat(console.dialog()).hasCount(0);
    }

    private static void act(ConsolePage console, String token, String action) {
        console.page().getByTestId("actions-" + token).click();
        console.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action))
                .click();
    }

    @Test
    void secretIsNowhereOnceTheDialogIsClosed() {
        String id = realm.entity("secretive");
        try (ConsolePage console = tab("token-manager", id)) {
            List<String> said = new ArrayList<>();
            console.page().onConsoleMessage(message -> said.add(message.text()));
            console.field("token-name").fill("once");
            console.button("Add").click();
            assertThat(console.dialog().getByLabel("Token", exact()))
                    .hasValue(Pattern.compile("•+"));
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
        token(id, "SAP");
        try (ConsolePage console = tab("token-manager", id).expecting(409)) {
            console.field("token-name").fill("SAP");
            console.turn(console.field("token-permissions-delete"), true);
            console.field("token-expires").selectOption("never");
            assertThat(console.page().getByTestId("token-expires-caution")).isVisible();
            console.button("Add").click();

            assertThat(console.page().getByTestId("token-name-error"))
                    .containsText("Another token of this entity has this name.");
            assertThat(console.field("token-name")).hasValue("SAP");
            assertThat(console.field("token-permissions-delete")).isChecked();
            console.lookAt("token-name-taken");
        }
        Assertions.assertThat(tokens(id)).hasSize(1);
    }

    @Test
    void useIsToldToWhoeverAsks() {
        String id = realm.entity("used");
        Token busy = token(id, "busy");
        token(id, "idle");
        for (int i = 0; i < 3; i++) {
            realm.authorize(busy, "used", "read").expect(200);
        }
        TestRealm.await(() -> read(busy), json -> json.get("useCount").longValue() == 3);
        try (ConsolePage console = tab("viewer", id)) {
            assertThat(row(console, "idle")).containsText("Never");
            assertThat(console.page().getByTestId("last-use-idle")).hasCount(0);
            console.page().getByTestId("last-use-busy").click();

            Locator use = console.page().getByTestId("use-of-busy");
            assertThat(use).containsText(Pattern.compile("Uses\\s*3"));
            assertThat(use).containsText(Pattern.compile("Last read\\s*\\w+ \\d+, 20"));
            assertThat(use).containsText(Pattern.compile("Last write\\s*Never"));
            assertThat(use).containsText(Pattern.compile("Last delete\\s*Never"));
            console.lookAt("token-use");
        }
    }

    @Test
    void formAsksForWhatIsMissing() {
        String id = realm.entity("missing");
        try (ConsolePage console = tab("token-manager", id)) {
            console.turn(console.field("token-permissions-read"), false);
            console.field("token-expires").selectOption("date");
            console.field("token-expires-date").fill("2020-01-01");
            console.button("Add").click();

            assertThat(console.page().getByTestId("token-name-error"))
                    .containsText("Required field");
            assertThat(console.page().getByTestId("token-permissions-error")).isVisible();
            assertThat(console.page().getByTestId("token-expires-error")).isVisible();
            console.lookAt("token-form-errors");
        }
        Assertions.assertThat(tokens(id)).isEmpty();
    }

    @Test
    void tokenIsSwitchedEditedAndDeletedInItsRow() {
        String id = realm.entity("managed");
        Token token = token(id, "erp");
        try (ConsolePage console = tab("token-manager", id)) {
            console.turn(console.page().getByTestId("switch-erp"), false);
            assertThat(row(console, "erp")).containsText("Disabled");
            realm.authorize(token, "managed", "read").expect(401);
            console.turn(console.page().getByTestId("switch-erp"), true);
            assertThat(row(console, "erp")).containsText("Active");
            realm.authorize(token, "managed", "read").expect(200);

            act(console, "erp", "Edit");
            console.field("edit-name").fill("<b>erp</b>");
            console.turn(console.field("edit-permissions-write"), true);
            console.field("edit-expires").selectOption("P30D");
            console.lookAt("token-edit");
            console.button("Save").click();
            assertThat(row(console, "<b>erp</b>")).containsText("Write");
            Assertions.assertThat(read(token).has("expiresTimestamp")).isTrue();

            act(console, "<b>erp</b>", "Delete");
            assertThat(console.dialog()).containsText("This cannot be undone");
            console.lookAt("token-delete");
            console.dialog().getByTestId("confirm").click();
            assertThat(console.page().getByText("No tokens")).isVisible();
        }
        realm.authorize(token, "managed", "read").expect(401);
    }

    @Test
    void anotherAdminsChangeIsShownAndNothingTypedIsLost() {
        String id = realm.entity("contested");
        Token token = token(id, "shared");
        try (ConsolePage console = tab("token-manager", id).expecting(412)) {
            act(console, "shared", "Edit");
            console.field("edit-description").fill("Mine");
            realm.realmAdmin()
                    .put(
                            realm.path(token),
                            Map.of("description", "Theirs", "permissions", List.of("delete")))
                    .expect(204);
            console.button("Save").click();

            Locator notice = console.page().getByTestId("changed-meanwhile");
            assertThat(notice).containsText("Theirs");
            assertThat(notice).containsText("Delete");
            assertThat(console.field("edit-description")).hasValue("Mine");
            assertThat(console.field("edit-permissions-delete")).isChecked();
            console.lookAt("token-changed-meanwhile");
            Assertions.assertThat(read(token).get("description").textValue()).isEqualTo("Theirs");

            console.button("Save").click();
            assertThat(console.alert("Token saved")).isVisible();
        }
        Assertions.assertThat(read(token).get("description").textValue()).isEqualTo("Mine");
        Assertions.assertThat(read(token).get("permissions").toString()).isEqualTo("[\"delete\"]");
    }

    @Test
    void manyAreSwitchedAndDeletedAtOnce() {
        String id = realm.entity("many");
        for (int i = 10; i < 22; i++) {
            token(id, "token " + i);
        }
        try (ConsolePage console = tab("token-manager", id)) {
            assertThat(console.page().locator("tbody tr")).hasCount(10);
            console.page().getByRole(AriaRole.CHECKBOX, named("Select all")).check();
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
        Assertions.assertThat(tokens(id)).hasSize(10);
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
            token(id, "token " + i);
        }
        try (ConsolePage console = tab("token-manager", id)) {
            console.page().setViewportSize(360, 740);
            console.button("Next page").last().click();
            assertThat(row(console, "token 21")).isVisible();
            console.lookAt("tokens-narrow");
            Object overflow =
                    console.page()
                            .evaluate("document.documentElement.scrollWidth - window.innerWidth");
            Assertions.assertThat(((Number) overflow).intValue()).isZero();
        }
    }

    @Test
    void listThatCannotBeReadIsAskedForAgain() {
        String id = realm.entity("retried");
        token(id, "there");
        try (ConsolePage console = Browser.login(realm, "token-manager", "/entities")) {
            console.page().route("**/tokens?*", Route::abort);
            console.expecting("net::ERR_FAILED").link("retried").click();
            assertThat(console.alert("Could not load the tokens")).isVisible();
            console.field("token-name").fill("typed");

            console.page().unroute("**/tokens?*");
            console.page().getByTestId("try-again").click();
            assertThat(row(console, "there")).isVisible();
            assertThat(console.field("token-name")).hasValue("typed");
        }
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

    @Test
    void viewerSeesTheTokensAndNoButtons() {
        String id = realm.entity("viewed");
        realm.authorize(token(id, "seen"), "viewed", "read").expect(200);
        try (ConsolePage console = tab("viewer", id)) {
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
