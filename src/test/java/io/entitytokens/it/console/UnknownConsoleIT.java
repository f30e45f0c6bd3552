package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A console in which our pages find no place: Keycloak's own works on, and the log says why. */
@InBrowser
class UnknownConsoleIT {

    private static final TestRealm REALM = TestRealm.of(UnknownConsoleIT.class);

    /** React may keep what we look for elsewhere one day. */
    private static final String REACT_HIDES_ITS_TREE =
            "const entries = Object.entries;"
                    + "Object.entries = (o) => o instanceof Element ? [] : entries(o);";

    /** As a console would do that brings another PatternFly. */
    private static final String PAGE_HAS_OTHER_STYLES =
            "const style = getComputedStyle;"
                    + "window.getComputedStyle = (...of) => of[0] === document.documentElement"
                    + " ? {getPropertyValue: () => ''} : style(...of);";

    private static ConsolePage console() {
        return Browser.login(REALM, "realm-admin", "/clients");
    }

    private static List<String> warnings(ConsolePage console) {
        List<String> warnings = new CopyOnWriteArrayList<>();
        console.page()
                .onConsoleMessage(
                        message -> {
                            if (message.type().equals("warning")) {
                                warnings.add(message.text());
                            }
                        });
        return warnings;
    }

    @ParameterizedTest
    @ValueSource(strings = {REACT_HIDES_ITS_TREE, PAGE_HAS_OTHER_STYLES})
    void consoleWithoutAPlaceForOurPagesSaysSoAndWorksOn(String difference) {
        try (ConsolePage console = console()) {
            List<String> warnings = warnings(console);
            console.page().addInitScript(difference);
            console.page().clock().install();
            console.page().reload();
            assertThat(console.link("account-console")).isVisible();

            assertSaysSoOnce(
                    console,
                    warnings,
                    // Longer than our script has patience with a console that shows its menu.
                    () -> console.page().clock().runFor(11_000));
        }
    }

    @Test
    void consoleThatLacksWhatOurScriptNeedsSaysSoAndWorksOn() {
        try (ConsolePage console = console().expecting("net::ERR_FAILED")) {
            List<String> warnings = warnings(console);
            console.page().route("**/entity-tokens/assets/start-*.js", Route::abort);
            console.page().reload();
            assertThat(console.link("account-console")).isVisible();

            assertSaysSoOnce(console, warnings, () -> {});
        }
    }

    private static void assertSaysSoOnce(
            ConsolePage console, List<String> warnings, Runnable patience) {
        patience.run();
        Locator notice = console.page().getByTestId("unknown-console");
        assertThat(notice).containsText("Entities are not shown");
        Assertions.assertThat(warnings).anyMatch(text -> text.startsWith("Entities are not shown"));
        assertThat(console.page().locator("#nav-item-entities")).hasCount(0);
        console.lookAt("unknown-console");
        console.link("Users").click();
        assertThat(console.page().getByTestId("view-header")).hasText("Users");

        console.button("Close this notice").click();
        assertThat(notice).hasCount(0);
        warnings.clear();
        console.page().reload();
        assertThat(console.page().getByTestId("view-header")).hasText("Users");
        patience.run();
        console.page().waitForCondition(() -> !warnings.isEmpty());
        assertThat(notice).hasCount(0);
    }
}
