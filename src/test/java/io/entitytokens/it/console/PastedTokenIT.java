package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A token that somebody pastes into a search box goes into no address: its id does. */
@InBrowser
class PastedTokenIT {

    /** Where the random part of a token stands. */
    private static final int SECRET_START = 27;

    private static TestRealm realm;
    private static String invoice;
    private static Token token;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(PastedTokenIT.class);
        invoice = realm.entity("invoice");
        realm.entity("customer");
        token = realm.token(invoice, NewToken.named("SAP").may("read"));
        realm.token(invoice, NewToken.named("ERP").may("read"));
    }

    /** All addresses that the browser asks for or shows, from now on. */
    private static List<String> addresses(ConsolePage console) {
        List<String> addresses = new ArrayList<>();
        console.page().onRequest(request -> addresses.add(request.url()));
        console.page().onFrameNavigated(frame -> addresses.add(frame.url()));
        return addresses;
    }

    private static void assertNotIn(List<String> addresses, ConsolePage console) {
        // Long enough to be nothing else, short enough for a part of the secret.
        String secret = token.secret().substring(SECRET_START, SECRET_START + 12);
        addresses.add(console.page().url());
        addresses.add((String) console.page().evaluate("() => JSON.stringify(history.state)"));
        Assertions.assertThat(addresses).noneMatch(address -> address.contains(secret));
        Assertions.assertThat((String) console.page().evaluate("() => document.body.outerHTML"))
                .doesNotContain(secret);
    }

    private static Locator notice(ConsolePage console) {
        return console.page().getByTestId("pasted-token");
    }

    private static final List<UnaryOperator<String>> WAYS_TO_PASTE =
            List.of(
                    text -> text,
                    text -> "Bearer " + text,
                    text -> "ENTITY_TOKEN=" + text + ";",
                    text -> text.substring(0, 40) + " " + text.substring(40),
                    text -> text.substring(0, 10) + " \u200b" + text.substring(10),
                    text -> text.substring(0, 60),
                    text -> text.replace("_", "%5F"),
                    text -> text + text);

    @Test
    void tokenInTheSearchForTokensIsSoughtByItsIdHoweverItIsPasted() {
        try (ConsolePage console =
                Browser.login(realm, "viewer", "/entities/" + invoice + "/tokens")) {
            List<String> addresses = addresses(console);
            Locator search = console.page().getByPlaceholder("Search for token");
            for (UnaryOperator<String> paste : WAYS_TO_PASTE) {
                search.fill(paste.apply(token.secret()));
                search.press("Enter");

                assertThat(notice(console)).containsText("Only its ID was searched for");
                assertThat(search).hasValue(token.id());
                assertThat(console.page().locator("tbody tr")).hasCount(1);
                assertThat(console.page().getByTestId("token-SAP")).isVisible();
                assertNotIn(addresses, console);
                Assertions.assertThat(addresses)
                        .anyMatch(address -> address.contains("search=" + token.id()));
                console.button("Clear search").click();
                assertThat(console.page().locator("tbody tr")).hasCount(2);
                assertThat(notice(console)).hasCount(0);
            }
        }
    }

    @Test
    void tokenInTheSearchForEntitiesFindsItsEntity() {
        try (ConsolePage console = Browser.login(realm, "viewer", "/entities")) {
            List<String> addresses = addresses(console);
            Locator search = console.page().getByPlaceholder("Search for entity");
            search.fill(token.secret());
            search.press("Enter");

            assertThat(notice(console)).containsText("Only its ID was searched for");
            assertThat(search).hasValue(token.id());
            assertThat(console.page().locator("tbody tr")).hasCount(1);
            assertThat(console.link("invoice")).isVisible();
            console.lookAt("pasted-token-entities");
            assertNotIn(addresses, console);

            search.fill("cust");
            search.press("Enter");
            assertThat(console.link("customer")).isVisible();
            assertThat(notice(console)).hasCount(0);
        }
    }

    @Test
    void tokenThatIsNotThereFindsNothing() {
        try (ConsolePage console = Browser.login(realm, "viewer", "/entities")) {
            Locator search = console.page().getByPlaceholder("Search for entity");
            search.fill("ket_0000000000000000000001_" + "0".repeat(49));
            search.press("Enter");

            assertThat(console.page().getByText("No search results")).isVisible();
            assertThat(notice(console)).isVisible();
        }
    }

    @Test
    void tokenInTheFilterOfEventsIsSoughtByItsId() {
        try (ConsolePage console =
                Browser.login(realm, "viewer", "/entities/" + invoice + "/events")) {
            List<String> addresses = addresses(console);
            console.field("event-token-filter").fill(token.secret());

            assertThat(notice(console)).containsText("Only its ID was searched for");
            assertThat(console.page().getByRole(AriaRole.OPTION)).hasCount(1);
            console.page().keyboard().press("Enter");
            assertThat(console.field("event-token-filter")).hasValue("SAP");
            assertNotIn(addresses, console);
            console.lookAt("pasted-token-events");
        }
    }

    @Test
    void tokenInTheAudienceIsSoughtByItsId() {
        try (ConsolePage console =
                Browser.login(realm, "entity-manager", "/entities/" + invoice + "/settings")) {
            List<String> addresses = addresses(console);
            console.field("audience").fill(token.secret());

            assertThat(notice(console)).containsText("Only its ID was searched for");
            assertThat(console.page().getByText("No client found")).isVisible();
            assertNotIn(addresses, console);
            console.lookAt("pasted-token-audience");
        }
    }

    @Test
    void adviceStandsBeneathTheSearchForTokens() {
        try (ConsolePage console =
                Browser.login(realm, "token-manager", "/entities/" + invoice + "/tokens")) {
            Locator search = console.page().getByPlaceholder("Search for token");
            search.fill(token.secret());
            search.press("Enter");

            assertThat(notice(console)).containsText("replace it");
            assertThat(console.page().locator("tbody tr")).hasCount(1);
            console.lookAt("pasted-token-tokens");
            console.page().setViewportSize(360, 740);
            notice(console).scrollIntoViewIfNeeded();
            console.lookAt("pasted-token-narrow");
        }
    }
}
