package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a link has in place of an entity's id, the page asks the server for nothing else. */
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
        try (ConsolePage console = Browser.login(realm, "realm-admin", "/entities")) {
            assertThat(console.link("invoice")).isVisible();
            List<String> strange = new ArrayList<>(STRANGE);
            strange.add(invoice + "%2F..%2F..");
            strange.add(invoice + "%3Fa=b/tokens");
            strange.add(invoice + "x/tokens");
            List<String> asked = new ArrayList<>();
            console.page()
                    .onRequest(
                            request -> {
                                // The page's own files come when it is first shown.
                                if (!request.url().contains("/resources/")) {
                                    asked.add(request.url());
                                }
                            });
            for (String id : strange) {
                asked.clear();
                go(console, "entities/" + id);

                assertThat(console.page().getByText("Entity not found")).isVisible();
                Assertions.assertThat(asked).as("asked for by " + id).isEmpty();
                go(console, "entities");
                assertThat(console.link("invoice")).isVisible();
            }
        }
    }
}
