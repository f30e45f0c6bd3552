package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever a link has in place of the id of an entity or a token, the page asks the server for
 * nothing else.
 */
@InBrowser
class StrangeAddressIT {

    private static final List<String> STRANGE =
            List.of(
                    "..",
                    ".",
                    "../tokens",
                    "..%2Ftokens",
                    "%2e%2e",
                    "%2E%2E/tokens",
                    "%252e%252e/tokens",
                    "..%2Fusers",
                    "..%2F..%2Fmaster",
                    "..%5Cusers",
                    "x",
                    "count",
                    "available-audience/tokens",
                    "%00/tokens");

    private static TestRealm realm;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(StrangeAddressIT.class);
        invoice = realm.entity("invoice");
    }

    /** As by a link within the console: nothing is loaded anew. */
    private static void go(ConsolePage console, String path) {
        console.page()
                .evaluate("hash => { location.hash = hash; }", "#/" + realm.name() + "/" + path);
    }

    @Test
    void entityOfAnotherFormIsNotAskedFor() {
        List<String> strange =
                new ArrayList<>(STRANGE.stream().map(id -> "entities/" + id).toList());
        strange.add("entities/" + invoice + "%2F..%2F..");
        strange.add("entities/" + invoice + "%3Fa=b/tokens");
        strange.add("entities/" + invoice + "x/tokens");
        strange.add("entities/x/tokens/0123456789abcdefghijAB");
        assertNotAskedFor(strange, "Entity not found");
    }

    @Test
    void tokenOfAnotherFormIsNotAskedFor() {
        List<String> strange =
                Stream.of("x", "count", "actions", "%2e%2e", "..%2F..%2Fpolicy", "%00")
                        .map(id -> "entities/" + invoice + "/tokens/" + id)
                        .toList();
        assertNotAskedFor(strange, "Token not found");
    }

    private static void assertNotAskedFor(List<String> paths, String answer) {
        try (ConsolePage console = Browser.login(realm, "realm-admin", "/entities")) {
            assertThat(console.link("invoice")).isVisible();
            List<String> asked = new ArrayList<>();
            console.page()
                    .onRequest(
                            request -> {
                                // The page's own files come when it is first shown.
                                if (!request.url().contains("/resources/")) {
                                    asked.add(request.url());
                                }
                            });
            for (String path : paths) {
                asked.clear();
                go(console, path);

                assertThat(console.page().getByText(answer)).isVisible();
                Assertions.assertThat(asked).as("asked for by " + path).isEmpty();
                go(console, "entities");
                assertThat(console.link("invoice")).isVisible();
            }
        }
    }
}
