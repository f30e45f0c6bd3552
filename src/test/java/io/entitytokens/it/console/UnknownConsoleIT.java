package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A console in which our pages find no place: Keycloak's own works on, and the log says why. */
@Tag("browser")
class UnknownConsoleIT {

    private static final TestRealm REALM = TestRealm.of(UnknownConsoleIT.class);

    /** React may keep what we look for elsewhere one day. */
    private static final String REACT_HIDES_ITS_TREE =
            "const entries = Object.entries;"
                    + "Object.entries = (o) => o instanceof Element ? [] : entries(o);";

    @Test
    void consoleWithoutAPlaceForOurPagesWorksOn() {
        try (ConsolePage console = Browser.login(REALM, "realm-admin", "/clients")) {
            List<String> warnings = new CopyOnWriteArrayList<>();
            console.page()
                    .onConsoleMessage(
                            message -> {
                                if (message.type().equals("warning")) {
                                    warnings.add(message.text());
                                }
                            });
            console.page().addInitScript(REACT_HIDES_ITS_TREE);
            console.page().clock().install();
            console.page().reload();

            assertThat(console.link("account-console")).isVisible();
            assertThat(console.page().locator("#nav-item-entities")).hasCount(0);
            // Longer than our script has patience.
            console.page().clock().runFor(125_000);
            console.page().waitForCondition(() -> !warnings.isEmpty());
            Assertions.assertThat(warnings)
                    .anyMatch(text -> text.startsWith("Entities are not shown"));
            console.link("Users").click();
            assertThat(console.page().getByTestId("view-header")).hasText("Users");
        }
    }
}
