package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.Commands;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, word for word as the README tells it: an entity is made, found and opened, a token
 * is added, its secret copied once, and used. CI runs it on every Keycloak that the README names.
 */
@Tag("manual")
@InBrowser
class ManualIT {

    private static final TestRealm REALM = TestRealm.of(ManualIT.class);

    @TempDir private Path directory;

    private List<String> examples;

    @Test
    void tokenIsMadeInTheConsoleAndUsed() {
        String secret;
        try (ConsolePage console = Browser.login(REALM, "entity-manager", "/")) {
            createEntity(console);
            openEntity(console);
            secret = addToken(console);

            Locator row = console.page().getByTestId("token-SAP Invoice Integration");
            assertThat(row).containsText("Active");
            assertThat(row).containsText("entity-manager");
            assertThat(row).containsText(secret.substring(0, 12));
            assertThat(row).containsText("Write");
            assertThat(console.field("token-name")).hasValue("");
            console.lookAt("tokens");
        }

        String entity = only(REALM.admin("/entities")).get("id").textValue();
        JsonNode made = only(REALM.admin("/entities/" + entity + "/tokens"));
        Token token = new Token(made.get("id").textValue(), entity, secret);
        Assertions.assertThat(made.has("expiresTimestamp")).isTrue();
        REALM.authorize(token, "invoice", "read").expect(200);
        REALM.authorize(token, "invoice", "write").expect(200);
        REALM.authorize(token, "invoice", "delete").expect(403);
        assertExamplesWork(entity);
    }

    /** The lines that the dialog gave, as they stand there. */
    private void assertExamplesWork(String entity) {
        Required.program("curl", "curl");
        new OAuth(REALM).client("records-api");
        REALM.realmAdmin()
                .put(REALM.admin("/entities/" + entity), Map.of("audience", List.of("records-api")))
                .expect(204);

        String output = Commands.run(String.join("\n", examples), directory, Map.of());

        Assertions.assertThat(output).contains("HTTP/1.1 200").contains("\"access_token\"");
    }

    private static List<String> codes(Locator dialog, String... examples) {
        return Arrays.stream(examples)
                .map(id -> dialog.getByTestId("example-" + id).locator("code").innerText())
                .toList();
    }

    private static void createEntity(ConsolePage console) {
        console.link("Entities").click();
        console.button("Create entity").click();
        console.field("name").fill("invoice");
        console.button("Create").click();
        assertThat(console.page().getByTestId("view-header")).hasText("invoice");
    }

    private static void openEntity(ConsolePage console) {
        console.link("Entities").first().click();
        Locator search = console.page().getByPlaceholder("Search for entity");
        search.fill("inv");
        search.press("Enter");
        assertThat(console.page().locator("tbody tr")).hasCount(1);
        console.link("invoice").click();
        console.page().getByTestId("tab-tokens").click();
        assertThat(console.page().getByTestId("token-permissions-read")).isChecked();
        assertThat(console.page().getByTestId("token-permissions-write")).not().isChecked();
        assertThat(console.page().getByTestId("token-permissions-delete")).not().isChecked();
        assertThat(console.page().getByTestId("token-enabled")).isChecked();
        assertThat(console.page().getByText("strictly necessary")).isVisible();
        assertThat(console.page().getByText("No tokens")).isVisible();
        console.lookAt("tokens-empty");
    }

    /** Adds it, and takes the secret from where the button has copied it to. */
    private String addToken(ConsolePage console) {
        console.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        console.field("token-name").fill("SAP Invoice Integration");
        console.turn(console.page().getByLabel("Write", exact()), true);
        console.button("Add").click();

        Locator dialog = console.dialog();
        assertThat(dialog.getByTestId("copy-secret")).isVisible();
        console.lookAt("token-secret");
        dialog.getByTestId("copy-secret").click();
        assertThat(dialog.getByTestId("copy-secret-status")).hasText("Copied");
        String secret = (String) console.page().evaluate("navigator.clipboard.readText()");
        Assertions.assertThat(secret).startsWith("ket_");
        Http.noteSecrets(secret);
        assertThat(dialog.getByTestId("close-secret")).isDisabled();
        dialog.getByTestId("show-secret").click();
        assertThat(dialog.getByLabel("Token", within())).hasValue(secret);
        assertThat(dialog).containsText("ENTITY_TOKEN=" + secret);
        assertThat(dialog).containsText("entity=invoice&permission=read");
        assertThat(dialog).containsText("client_id=entity-tokens");
        examples = codes(dialog, "env", "forward-auth", "jwt");
        dialog.getByTestId("secret-saved").check();
        dialog.getByTestId("close-secret").click();
        assertThat(console.dialog()).hasCount(0);
        assertThat(console.page().locator("body")).not().containsText(secret.substring(30));
        return secret;
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByLabelOptions within() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static JsonNode only(String path) {
        JsonNode all = REALM.realmAdmin().get(path).expect(200).json();
        Assertions.assertThat(all).hasSize(1);
        return all.get(0);
    }
}
