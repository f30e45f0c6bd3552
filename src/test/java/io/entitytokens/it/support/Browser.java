package io.entitytokens.it.support;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A real browser: one for the run. Who logs in has a context to themselves, so that nobody meets
 * the cookies of another; the next one may get it emptied, with the console still in its cache.
 */
public final class Browser {

    /** Quiet, and no word to anybody but the server under test. */
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static final Map<String, Deque<BrowserContext>> IDLE = new HashMap<>();

    private static Playwright playwright;
    private static com.microsoft.playwright.Browser running;

    private Browser() {}

    /**
     * Logs a user in to the Admin Console of their realm, or skips the test where no browser is
     * installed.
     *
     * @param path the page within the realm that is opened: {@code /entities}
     */
    public static ConsolePage login(TestRealm realm, String username, String path) {
        return login(realm, username, path, "en-US");
    }

    /** As {@link #login(TestRealm, String, String)}, with a browser that prefers a language. */
    public static ConsolePage login(
            TestRealm realm, String username, String path, String language) {
        ConsolePage page = new ConsolePage(take(language), realm, used -> release(language, used));
        page.login(username, path);
        return page;
    }

    private static synchronized BrowserContext take(String language) {
        BrowserContext idle = idle(language).poll();
        return idle == null ? context(language) : idle;
    }

    /** The browser of somebody who has not been here before. */
    public static BrowserContext context(String language) {
        return running()
                .newContext(
                        new NewContextOptions()
                                .setLocale(language)
                                .setTimezoneId("Europe/Berlin")
                                .setViewportSize(1400, 900));
    }

    private static synchronized void release(String language, BrowserContext context) {
        context.clearCookies();
        context.clearPermissions();
        idle(language).add(context);
    }

    private static Deque<BrowserContext> idle(String language) {
        return IDLE.computeIfAbsent(language, l -> new ArrayDeque<>());
    }

    /** Ends it; a JVM whose tests are not run by Surefire would wait for it. */
    public static synchronized void close() {
        if (playwright != null) {
            playwright.close();
            playwright = null;
            running = null;
            IDLE.clear();
        }
    }

    private static synchronized com.microsoft.playwright.Browser running() {
        if (running == null) {
            Path chromium = Required.program("chromium", "chromium");
            // Playwright would fetch browsers of its own.
            playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(Browser::close));
            // What is awaited comes; on a busy machine it may take its time.
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
            running =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(chromium)
                                            .setArgs(FLAGS));
        }
        return running;
    }
}
