package io.entitytokens.it.console.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dialog that shows a new token: what is copied from it is the token, or nothing. */
@InBrowser
class SecretDialogIT {

    private static final Pattern BULLETS = Pattern.compile("•{76}");

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(SecretDialogIT.class);
    }

    /** Adds a token to a new entity; the dialog with its secret is open. */
    private static ConsolePage added(String entity) {
        String id = realm.entity(entity);
        ConsolePage console = Browser.login(realm, "token-manager", "/entities/" + id + "/tokens");
        console.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        console.page().evaluate("navigator.clipboard.writeText('from before')");
        console.field("token-name").fill("new");
        console.button("Add").click();
        assertThat(field(console)).hasValue(BULLETS);
        assertThat(field(console)).isFocused();
        return console;
    }

    private static Locator field(ConsolePage console) {
        return console.dialog().getByLabel("Token", new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator close(ConsolePage console) {
        return console.dialog().getByTestId("close-secret");
    }

    private static Locator saved(ConsolePage console) {
        return console.dialog().getByTestId("secret-saved");
    }

    /** What was copied; waits until it is no longer what stood there before. */
    private static String clipboard(ConsolePage console) {
        console.page()
                .waitForFunction(
                        "async () => await navigator.clipboard.readText() !== 'from before'");
        String text = (String) console.page().evaluate("navigator.clipboard.readText()");
        Http.noteSecrets(text);
        return text;
    }

    private static void assertWorks(String secret, String entity) {
        realm.authorize("GET", "?entity=" + entity + "&permission=read")
                .bearer(secret)
                .send()
                .expect(200);
    }

    @Test
    void keyboardAloneCopiesTheTokenAndPastesIt() {
        try (ConsolePage console = added("by-keyboard")) {
            assertThat(saved(console)).isDisabled();
            assertThat(close(console)).isDisabled();
            console.lookAt("token-secret-hidden");

            console.page().keyboard().press("Control+C");
            assertThat(console.dialog().getByTestId("copy-secret-status")).hasText("Copied");
            assertWorks(clipboard(console), "by-keyboard");
            console.lookAt("token-secret-copied");
            assertThat(close(console)).isDisabled();
            saved(console).focus();
            console.page().keyboard().press("Space");
            console.page().keyboard().press("Tab");
            console.page().keyboard().press("Enter");
            assertThat(console.dialog()).hasCount(0);

            console.field("token-name").focus();
            console.page().keyboard().press("Control+V");
            String pasted = console.field("token-name").inputValue();
            Assertions.assertThat(pasted).hasSize(76).isEqualTo(clipboard(console));
        }
    }

    @Test
    void partOfTheFieldCopiesTheWholeToken() {
        try (ConsolePage console = added("in-part")) {
            console.page().keyboard().press("Home");
            for (int i = 0; i < 5; i++) {
                console.page().keyboard().press("Shift+ArrowRight");
            }
            console.page().keyboard().press("Control+C");
            String secret = clipboard(console);
            assertWorks(secret, "in-part");

            console.page().evaluate("navigator.clipboard.writeText('from before')");
            console.dialog().getByTestId("show-secret").click();
            field(console).focus();
            assertThat(field(console)).isFocused();
            console.page().keyboard().press("End");
            console.page().keyboard().press("Shift+ArrowLeft");
            console.page().keyboard().press("Control+C");
            Assertions.assertThat(clipboard(console)).isEqualTo(secret);
        }
    }

    @Test
    void bulletsOfAnExampleCopyAsTheToken() {
        try (ConsolePage console = added("example")) {
            console.dialog().getByTestId("example-env").locator("code").selectText();
            console.page().keyboard().press("Control+C");

            String line = clipboard(console);
            Assertions.assertThat(line).startsWith("ENTITY_TOKEN=ket_");
            assertWorks(line.substring("ENTITY_TOKEN=".length()).strip(), "example");
            assertThat(saved(console)).isEnabled();
        }
    }

    @Test
    void otherExamplesCopyAsTheyAreAndAreNotTheToken() {
        try (ConsolePage console = added("other")) {
            console.dialog().getByTestId("example-jwt").locator("code").selectText();
            console.page().keyboard().press("Control+C");

            Assertions.assertThat(clipboard(console))
                    .contains("client_secret=$ENTITY_TOKEN")
                    .doesNotContain("ket_");
            assertThat(saved(console)).isDisabled();
        }
    }

    @Test
    void whatIsDraggedOutOfTheFieldIsTheToken() {
        try (ConsolePage console = added("dragged")) {
            console.page()
                    .evaluate(
                            "() => {addEventListener('dragstart', (event) => {"
                                    + "window.dragged = event.dataTransfer.getData('text/plain')});"
                                    + "addEventListener('dragend', () => {window.ended = true})}");
            field(console).selectText();
            BoundingBox box = field(console).boundingBox();
            console.page().mouse().move(box.x + 60, box.y + box.height / 2);
            console.page().mouse().down();
            console.page().mouse().move(box.x + 90, box.y + box.height / 2);
            console.page().mouse().move(box.x + 160, box.y + 200);
            console.page().waitForFunction("window.dragged !== undefined");
            console.page().mouse().up();
            console.page().waitForFunction("window.ended");

            assertThat(saved(console)).isDisabled();
            String dragged = (String) console.page().evaluate("window.dragged");
            Http.noteSecrets(dragged);
            assertWorks(dragged, "dragged");
        }
    }

    @Test
    void whoHasSeenTheTokenMayClose() {
        try (ConsolePage console = added("seen")) {
            console.dialog().getByTestId("show-secret").click();
            Http.noteSecrets(field(console).inputValue());
            console.dialog().getByTestId("show-secret").click();
            assertThat(field(console)).hasValue(BULLETS);
            assertThat(close(console)).isDisabled();
            saved(console).check();
            close(console).click();
            assertThat(console.dialog()).hasCount(0);
        }
    }
}
