package io.entitytokens.it.console.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;

/** The page of one token in the Admin Console. */
record TokenPage(TestRealm realm) {

    /**
     * @param tab {@code settings}, {@code secrets} or {@code events}
     */
    ConsolePage open(String username, Token token, String tab) {
        return open(username, token, tab, "en-US");
    }

    /** As {@link #open(String, Token, String)}, with a browser that prefers a language. */
    ConsolePage open(String username, Token token, String tab, String language) {
        return Browser.login(realm, username, path(token) + "/" + tab, language);
    }

    static String path(Token token) {
        return "/entities/" + token.entityId() + "/tokens/" + token.id();
    }

    /** Saves the settings, and waits until that is done. */
    static void save(ConsolePage console) {
        console.page().getByTestId("save-token").click();
        assertThat(console.alert("Token saved")).isVisible();
    }

    /** Takes an action from the menu in the header. */
    static void act(ConsolePage console, String action) {
        console.button("Action").click();
        console.page().getByTestId(action).click();
    }

    /** The row of a secret. */
    static Locator secret(ConsolePage console, int generation) {
        return console.page().getByTestId("secret-" + generation);
    }
}
