package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No name looks like another one by characters that nobody sees, nor turns the text around it. */
@InBrowser
class DisguisedNameIT {

    /** Looks like "SAP", and turns what follows. */
    private static final String NAME = "\u202ePAS";

    private static final String SHOWN = "⟨U+202E⟩PAS";

    /** Looks like "ERP". */
    private static final String HIDDEN = "E\u200bR\u2060P\u00ad";

    private static final String SHOWN_HIDDEN = "E⟨U+200B⟩R⟨U+2060⟩P⟨U+00AD⟩";

    /**
     * What turns or hides text, in whatever is shown or read out, but for fields where it is
     * edited; isolates in pairs do neither.
     */
    private static final String LOOSE =
            """
            () => {
              const loose = /[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2067\\u206A-\\u206F\\uFEFF]/u;
              const found = [];
              const names = ["title", "aria-label", "alt", "placeholder", "aria-description"];
              for (const element of document.querySelectorAll("body *")) {
                for (const name of names) {
                  if (loose.test(element.getAttribute(name) ?? "")) {
                    found.push(name + " of " + element.tagName);
                  }
                }
              }
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const { data, parentElement } = texts.currentNode;
                if (!["SCRIPT", "STYLE", "NOSCRIPT", "TEXTAREA"].includes(parentElement.tagName) && loose.test(data)) {
                  found.push("text of " + parentElement.tagName + ": " + data);
                }
              }
              return loose.test(document.title) ? [...found, "the title"] : found;
            }
            """;

    private static TestRealm realm;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(DisguisedNameIT.class);
        new OAuth(realm).client("records", Map.of("name", NAME));
        invoice = realm.entity("invoice", "records");
        realm.realmAdmin()
                .put(
                        realm.admin("/entities/" + invoice),
                        Map.of("displayName", NAME, "description", HIDDEN))
                .expect(204);
        for (String name : List.of(NAME, HIDDEN, "SAP")) {
            TestRealm.Token token = realm.token(invoice, NewToken.named(name).may("read"));
            realm.authorize(token, "invoice", "read").expect(200);
            realm.authorize(token, "invoice", "write").expect(403);
        }
    }

    private static void assertPlain(ConsolePage console) {
        Assertions.assertThat((List<?>) console.page().evaluate(LOOSE)).isEmpty();
    }

    private static void act(ConsolePage console, String token, String action) {
        console.page().getByTestId("actions-" + token).click();
        console.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action))
                .click();
    }

    @Test
    void listOfEntitiesShowsWhatIsThere() {
        try (ConsolePage console = Browser.login(realm, "entity-manager", "/entities")) {
            assertThat(console.page().locator("tbody")).containsText(SHOWN);
            assertPlain(console);
            console.link("invoice").click();
            assertThat(console.page().getByTestId("view-header")).hasText("invoice");
            assertThat(console.page().locator("#view-header-subkey")).containsText(SHOWN);
            assertPlain(console);
        }
    }

    @Test
    void tokensAreShownInRowsDialogsAndAlertsAsTheyAre() {
        try (ConsolePage console =
                Browser.login(realm, "token-manager", "/entities/" + invoice + "/tokens")) {
            assertThat(console.page().getByTestId("token-" + NAME)).containsText(SHOWN);
            assertThat(console.page().getByTestId("token-" + HIDDEN)).containsText(SHOWN_HIDDEN);
            assertThat(console.page().getByTestId("token-SAP").locator("bdi").first())
                    .hasText("SAP");
            assertPlain(console);
            console.lookAt("disguised-tokens");

            act(console, NAME, "Edit");
            assertThat(console.field("token-name")).hasValue(NAME);
            assertThat(console.page().getByTestId("view-header")).hasText(SHOWN);
            assertPlain(console);
            console.page().goBack();
            act(console, NAME, "Delete");
            assertThat(console.dialog()).containsText("Delete " + SHOWN + "?");
            assertPlain(console);
            console.lookAt("disguised-delete");
            console.dialog().getByTestId("cancel").click();
            console.page().getByTestId("last-use-" + NAME).click();
            assertThat(console.page().getByTestId("use-of-" + NAME)).isVisible();
            assertPlain(console);
            console.page().keyboard().press("Escape");

            console.field("token-name").fill("new \u202d\u2066");
            console.button("Add").click();
            assertThat(console.dialog()).containsText("Token added: new ⟨U+202D⟩⟨U+2066⟩");
            assertPlain(console);
            console.dialog().getByTestId("copy-secret").click();
            console.dialog().getByTestId("secret-saved").check();
            console.dialog().getByTestId("close-secret").click();
        }
    }

    @Test
    void eventsAndTheirFilterShowWhatIsThere() {
        try (ConsolePage console =
                Browser.login(realm, "viewer", "/entities/" + invoice + "/events")) {
            Locator event =
                    console.page()
                            .getByTestId("event-PERMISSION_TOKEN_ERROR")
                            .filter(new Locator.FilterOptions().setHasText(SHOWN))
                            .first();
            event.getByTestId("event-expand").click();
            assertThat(console.page().getByTestId("event-details").first()).isVisible();
            assertPlain(console);
            console.page().getByTestId("event-only-token").first().click();
            assertThat(console.field("event-token-filter")).hasValue(SHOWN);
            console.field("event-token-filter").click();
            assertThat(console.page().getByRole(AriaRole.OPTION).first()).isVisible();
            assertPlain(console);
            console.lookAt("disguised-events");
        }
    }

    @Test
    void settingsAndWhatOthersChangedShowWhatIsThere() {
        try (ConsolePage console =
                Browser.login(realm, "entity-manager", "/entities/" + invoice + "/settings")
                        .expecting(412)) {
            console.field("audience").fill("reco");
            assertThat(console.page().getByRole(AriaRole.OPTION).first()).containsText(SHOWN);
            assertPlain(console);
            console.page().keyboard().press("Escape");
            console.field("displayName").fill("Mine");
            realm.realmAdmin()
                    .put(
                            realm.admin("/entities/" + invoice),
                            Map.of("displayName", "theirs " + NAME))
                    .expect(204);
            console.page().getByTestId("save").click();
            assertThat(console.page().getByTestId("changed-meanwhile"))
                    .containsText("theirs " + SHOWN);
            assertPlain(console);
        }
    }
}
