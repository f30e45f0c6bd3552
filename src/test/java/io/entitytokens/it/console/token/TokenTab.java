package io.entitytokens.it.console.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.regex.Pattern;

/** The tab Token of the entities of a realm in the Admin Console, and the tokens it is about. */
public record TokenTab(TestRealm realm) {

    ConsolePage open(String username, String entityId) {
        return Browser.login(realm, username, "/entities/" + entityId + "/tokens");
    }

    public Token token(String entityId, String name) {
        return realm.token(entityId, NewToken.named(name).may("read"));
    }

    JsonNode tokens(String entityId) {
        return realm.realmAdmin()
                .get(realm.admin("/entities/" + entityId + "/tokens"))
                .expect(200)
                .json();
    }

    /** Unfolds the fields of a new token that have good defaults. */
    static void unfold(ConsolePage console) {
        console.page().locator("#token-more").click();
        assertThat(console.field("token-expires")).isVisible();
    }

    /** The row of a token. */
    public static Locator row(ConsolePage console, String token) {
        return console.page().getByTestId("token-" + token);
    }

    /** Takes an action from the menu of a token. */
    static void act(ConsolePage console, String token, String action) {
        console.page().getByTestId("actions-" + token).click();
        console.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action))
                .click();
    }

    /** The secret in the dialog that shows it. */
    static Locator secret(ConsolePage console) {
        return console.dialog().getByLabel("Token", new Locator.GetByLabelOptions().setExact(true));
    }

    /** Reads the secret in the dialog that shows it. */
    static String shownSecret(ConsolePage console) {
        console.dialog().getByTestId("show-secret").click();
        Locator field = secret(console);
        assertThat(field).hasValue(Pattern.compile("ket_.*"));
        Http.noteSecrets(field.inputValue());
        return field.inputValue();
    }

    static void closeSecret(ConsolePage console) {
        console.dialog().getByTestId("secret-saved").check();
        console.dialog().getByTestId("close-secret").click();
        assertThat(console.dialog()).hasCount(0);
    }
}
