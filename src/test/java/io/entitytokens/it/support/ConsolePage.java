package io.entitytokens.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The Admin Console as a user sees it. Whatever the browser reports as an error until it is closed
 * fails the test.
 */
public final class ConsolePage implements AutoCloseable {

    private static final Path AXE = Path.of("themes/node_modules/axe-core/axe.min.js");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final TestRealm realm;
    private final Consumer<BrowserContext> release;
    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    /**
     * @param release gets the context when the page is closed
     */
    ConsolePage(BrowserContext context, TestRealm realm, Consumer<BrowserContext> release) {
        this.realm = realm;
        this.release = release;
        this.page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") && !isExpected(message.text())) {
                        errors.add(message.text() + " " + message.location());
                    }
                });
    }

    void login(String username, String path) {
        open(path);
        page.locator("#username").fill(username);
        page.locator("#password").fill(TestRealm.PASSWORD);
        page.locator("#kc-login").click();
        page.locator("#page-sidebar, .keycloak__page_nav__nav").first().waitFor();
    }

    /** A call is meant to be answered with this status, which the browser reports as an error. */
    public ConsolePage expecting(int status) {
        return expecting("the server responded with a status of " + status);
    }

    /** The browser is meant to report an error with these words. */
    public ConsolePage expecting(String words) {
        expected.add(words);
        return this;
    }

    private boolean isExpected(String error) {
        return expected.stream().anyMatch(error::contains);
    }

    /** Opens a page of the realm by its address: {@code /entities}. */
    public void open(String path) {
        page.navigate(
                realm.base() + "/admin/" + realm.name() + "/console/#/" + realm.name() + path);
    }

    /** The address within the realm. */
    public String path() {
        return page.url().replaceFirst(".*#/" + realm.name(), "");
    }

    public Page page() {
        return page;
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator field(String id) {
        return page.locator("#" + id);
    }

    /** Turns a switch, whose picture lies over its input, and waits until it has turned. */
    public void turn(Locator toggle, boolean on) {
        if (toggle.isChecked() != on) {
            toggle.click(new Locator.ClickOptions().setForce(true));
        }
        PlaywrightAssertions.assertThat(toggle)
                .isChecked(new LocatorAssertions.IsCheckedOptions().setChecked(on));
    }

    /** The dialog that is open. */
    public Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** A message that goes by itself: Keycloak's own, or ours with a button. */
    public Locator alert(String text) {
        return page.getByTestId(Pattern.compile("^(global-alerts|done)$")).getByText(text).first();
    }

    /** What the keyboard acts on. */
    public Locator focused() {
        return page.locator("*:focus");
    }

    /**
     * Takes pictures for people to look at, {@code target/screenshots/<name>-light.png} and {@code
     * -dark.png}, and holds both to the rules of accessibility, but for Keycloak's own header and
     * menu.
     */
    public void lookAt(String name) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            String suffix = "-" + scheme.name().toLowerCase(Locale.ROOT);
            picture(name + suffix);
            assertAccessible(name + suffix);
        }
    }

    /** Takes one picture, of a page of Keycloak's own. */
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private void assertAccessible(String name) {
        page.evaluate(read(AXE));
        Object violations =
                page.evaluate(
                        "async () => (await axe.run({exclude: ['header', '#page-sidebar']}))"
                                + ".violations"
                                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '))");
        assertThat((List<?>) violations).as("what axe finds on " + name).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        BrowserContext context = page.context();
        // What is told later, while the page goes away, is no error of the test.
        List<String> seen = List.copyOf(errors);
        page.evaluate("() => localStorage.clear()");
        context.pages().forEach(Page::close);
        release.accept(context);
        assertThat(seen).as("what the browser reported").isEmpty();
    }
}
