package io.entitytokens.bench.cost;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Medians;
import io.entitytokens.it.support.Browser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long an admin waits for the console, from the password to the list of clients. It compares
 * our pages, Keycloak's own theme on the same server, and a server without the jar.
 */
final class ConsolePart {

    private static final String ADMIN = "realm-admin";

    /** Browsers need more rounds than servers, because their times vary more. */
    private static final int TIMES = 3;

    private final TestBed bed;

    /** Addresses of the consoles by name. */
    private final Map<String, String> consoles = new LinkedHashMap<>();

    private final Map<String, List<Double>> first = new LinkedHashMap<>();
    private final Map<String, List<Double>> again = new LinkedHashMap<>();

    ConsolePart(TestBed bed, Keycloak with, Keycloak without) {
        this.bed = bed;
        add("without the jar", without, Map.of());
        add("with the jar, keycloak.v2", with, Map.of("adminTheme", "keycloak.v2"));
        add("with the jar", with, Map.of());
    }

    private void add(String name, Keycloak server, Map<String, Object> settings) {
        String realm = "console-" + consoles.size();
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put("users", List.of(admin()));
        BenchRealm.create(server, realm, all);
        consoles.put(name, server.base() + "/admin/" + realm + "/console/#/" + realm + "/clients");
        first.put(name, new ArrayList<>());
        again.put(name, new ArrayList<>());
    }

    private static Map<String, Object> admin() {
        return Map.of(
                "username",
                ADMIN,
                "enabled",
                true,
                "email",
                "admin@example.org",
                "firstName",
                "Admin",
                "lastName",
                "Test",
                "credentials",
                List.of(Map.of("type", "password", "value", BenchRealm.SECRET)),
                "clientRoles",
                Map.of("realm-management", List.of("realm-admin")));
    }

    void run() {
        try {
            // The first turn warms up the servers and does not count.
            consoles.forEach(this::measure);
            first.values().forEach(List::clear);
            again.values().forEach(List::clear);
            for (int round = 0; round < TIMES * bed.options().rounds(); round++) {
                consoles.forEach(this::measure);
            }
        } finally {
            Browser.close();
        }
        report();
    }

    private void measure(String name, String address) {
        try (BrowserContext context = Browser.context("en-US")) {
            Page page = context.newPage();
            page.navigate(address);
            page.locator("#username").fill(ADMIN);
            page.locator("#password").fill(BenchRealm.SECRET);
            long login = System.nanoTime();
            page.locator("#kc-login").click();
            first.get(name).add(millisUntilShown(page, login));
            long reload = System.nanoTime();
            page.reload();
            again.get(name).add(millisUntilShown(page, reload));
        }
    }

    private static double millisUntilShown(Page page, long begin) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("account-console"))
                .first()
                .waitFor();
        return (System.nanoTime() - begin) / 1_000_000.0;
    }

    private void report() {
        bed.report().samples("Console, first time", first);
        bed.report().samples("Console, again", again);
        var rows =
                bed.report()
                        .table(
                                "Console, milliseconds to the list of clients",
                                "",
                                "after login",
                                "ratio",
                                "after reload",
                                "ratio ");
        String bare = consoles.keySet().iterator().next();
        for (String name : consoles.keySet()) {
            rows.add(
                    List.of(
                            name,
                            Medians.of(first.get(name)),
                            Medians.of(first.get(name)) / Medians.of(first.get(bare)),
                            Medians.of(again.get(name)),
                            Medians.of(again.get(name)) / Medians.of(again.get(bare))));
        }
    }
}
