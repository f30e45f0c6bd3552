package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.EventsTab.events;
import static io.entitytokens.it.console.EventsTab.tab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whether the realm stores the events that the tab Events shows, and who may have it do so. */
@InBrowser
class EventStorageIT {

    /** All types of user events that tell of tokens, in the order of their endpoints. */
    private static final List<String> OURS =
            List.of(
                    "PERMISSION_TOKEN",
                    "PERMISSION_TOKEN_ERROR",
                    "INTROSPECT_TOKEN",
                    "INTROSPECT_TOKEN_ERROR",
                    "CLIENT_LOGIN",
                    "CLIENT_LOGIN_ERROR",
                    "TOKEN_EXCHANGE",
                    "TOKEN_EXCHANGE_ERROR");

    /** A realm that stores no events yet, or some. */
    private static TestRealm storing(String name, Map<String, Object> settings) {
        return TestRealm.named("eventstorageit-" + name, settings);
    }

    private static JsonNode config(TestRealm of) {
        return of.realmAdmin().get(of.admin("/events/config")).expect(200).json();
    }

    private static List<String> types(JsonNode config) {
        List<String> types = new ArrayList<>();
        config.get("enabledEventTypes").forEach(type -> types.add(type.textValue()));
        return types;
    }

    private static void ask(ConsolePage console) {
        console.page().getByTestId("event-storage-remedy").click();
        assertThat(console.dialog()).isVisible();
    }

    private static void agree(ConsolePage console) {
        console.dialog().getByTestId("confirm").click();
        assertThat(console.alert("The realm now stores these events")).isVisible();
        assertThat(console.page().getByTestId("event-storage-notice")).hasCount(0);
    }

    @Test
    void realmThatStoresNothingIsAskedAndStoresOursOnly() {
        TestRealm silent =
                storing(
                        "silent",
                        Map.of(
                                "eventsEnabled",
                                false,
                                "eventsExpiration",
                                86400,
                                "enabledEventTypes",
                                List.of("LOGIN", "LOGOUT", "CLIENT_LOGIN"),
                                "adminEventsEnabled",
                                false,
                                "adminEventsDetailsEnabled",
                                false));
        String id = silent.entity("invoice");
        Token token = silent.token(id, "read");
        JsonNode before = config(silent);
        try (ConsolePage console = tab(silent, "realm-admin", id)) {
            Locator notice = console.page().getByTestId("event-storage-notice");
            assertThat(notice).containsText("Changes are not stored");
            assertThat(notice).containsText("Uses and refusals are not stored");
            assertThat(console.page().getByText("No events").first()).isVisible();
            console.lookAt("events-storage-notice");

            ask(console);
            Locator plan = console.dialog().getByTestId("event-storage-plan");
            assertThat(plan).containsText("Admin events are switched on");
            assertThat(plan).containsText("with their representation");
            assertThat(plan).containsText("User events are switched on");
            assertThat(plan.locator("code")).hasText(OURS.toArray(new String[0]));
            assertThat(plan).containsText("User events are deleted after 1 day, as before");
            assertThat(console.field("event-storage-retention-number")).hasCount(0);
            assertThat(console.field("event-storage-ours-only")).isChecked();
            console.button("The other event types").click();
            assertThat(console.dialog().getByTestId("event-storage-other-types"))
                    .containsText("LOGIN, LOGOUT");
            console.lookAt("events-storage-question");
            console.dialog().getByTestId("cancel").click();
            Assertions.assertThat(config(silent)).isEqualTo(before);

            ask(console);
            agree(console);
            silent.authorize(token, "invoice", "write").expect(403);
            console.page().getByTestId("event-refresh").click();
            assertThat(events(console)).hasCount(1);
            assertThat(events(console)).containsText("The token lacks the permission");
        }
        JsonNode after = config(silent);
        Assertions.assertThat(after.get("eventsEnabled").booleanValue()).isTrue();
        Assertions.assertThat(after.get("adminEventsEnabled").booleanValue()).isTrue();
        Assertions.assertThat(after.get("adminEventsDetailsEnabled").booleanValue()).isTrue();
        Assertions.assertThat(after.get("eventsExpiration"))
                .isEqualTo(before.get("eventsExpiration"));
        Assertions.assertThat(after.get("eventsListeners"))
                .isEqualTo(before.get("eventsListeners"));
        Assertions.assertThat(types(after)).containsExactlyInAnyOrderElementsOf(OURS);
    }

    @Test
    void newRealmStoresNoLoginsAndIsProposedAnExpiration() {
        TestRealm fresh =
                storing("new", Map.of("eventsEnabled", false, "enabledEventTypes", List.of()));
        String id = fresh.entity("invoice");
        try (ConsolePage console = tab(fresh, "realm-admin", id)) {
            ask(console);
            assertThat(console.field("event-storage-retention-number")).hasValue("90");
            console.field("event-storage-retention-number").fill("0");
            assertThat(console.dialog().getByTestId("event-storage-retention-error")).isVisible();
            assertThat(console.dialog().getByTestId("confirm")).isDisabled();
            console.field("event-storage-retention-number").fill("30");
            console.lookAt("events-storage-expiration");
            agree(console);
        }
        Assertions.assertThat(types(config(fresh))).containsExactlyInAnyOrderElementsOf(OURS);
        Assertions.assertThat(config(fresh).get("eventsExpiration").longValue())
                .isEqualTo(30 * 86_400);
    }

    @Test
    void realmMayStoreAllThatItNamesForEver() {
        TestRealm listed =
                storing(
                        "listed",
                        Map.of("eventsEnabled", false, "enabledEventTypes", List.of("LOGIN")));
        String id = listed.entity("invoice");
        try (ConsolePage console = tab(listed, "realm-admin", id)) {
            ask(console);
            console.field("event-storage-others-too").check();
            console.field("event-storage-retention-never").check();
            agree(console);
        }
        Assertions.assertThat(types(config(listed))).contains("LOGIN").containsAll(OURS).hasSize(9);
        Assertions.assertThat(config(listed).has("eventsExpiration")).isFalse();
    }

    @Test
    void realmThatStoresEventsKeepsThemAndIsAskedAnewWhereSomebodyChangesIt() {
        TestRealm running = storing("running", Map.of("enabledEventTypes", List.of()));
        String id = running.entity("invoice");
        List<String> before = types(config(running));
        try (ConsolePage console = tab(running, "realm-admin", id)) {
            ask(console);
            Locator plan = console.dialog().getByTestId("event-storage-plan");
            assertThat(plan).not().containsText("switched on");
            assertThat(plan).containsText("it stores as before");
            assertThat(plan.locator("code"))
                    .hasText(
                            new String[] {
                                "PERMISSION_TOKEN_ERROR",
                                "INTROSPECT_TOKEN",
                                "INTROSPECT_TOKEN_ERROR"
                            });
            assertThat(console.field("event-storage-ours-only")).hasCount(0);
            assertThat(console.field("event-storage-retention-never")).isChecked();

            ObjectNode changed = (ObjectNode) config(running);
            changed.put("eventsExpiration", 3600);
            running.realmAdmin().put(running.admin("/events/config"), changed).expect(204);
            console.dialog().getByTestId("confirm").click();
            assertThat(console.dialog().getByTestId("event-storage-anew")).isVisible();
            assertThat(plan).containsText("after 1 hour, as before");
            console.lookAt("events-storage-anew");
            Assertions.assertThat(types(config(running))).hasSameElementsAs(before);
            agree(console);
        }
        List<String> after = types(config(running));
        Assertions.assertThat(after).contains("LOGIN").containsAll(before).containsAll(OURS);
        Assertions.assertThat(after).hasSize(before.size() + 3);
        Assertions.assertThat(config(running).get("eventsExpiration").longValue()).isEqualTo(3600);
    }

    @Test
    void whoMayNotHelpIsToldWhomToAsk() {
        TestRealm defaults = storing("defaults", Map.of("enabledEventTypes", List.of()));
        String id = defaults.entity("invoice");
        try (ConsolePage console = tab(defaults, "viewer", id)) {
            Locator notice = console.page().getByTestId("event-storage-notice");
            assertThat(notice).containsText("Refusal: Forward auth, AuthZEN");
            assertThat(notice).containsText("Use: Introspection");
            assertThat(notice).not().containsText("Client credentials");
            assertThat(notice).containsText("manage-events");
            assertThat(console.page().getByTestId("event-storage-remedy")).hasCount(0);
            console.lookAt("events-storage-notice-read-only");
        }
    }

    @Test
    void realmThatStoresEverythingIsLeftAlone() {
        TestRealm realm = storing("everything", Map.of());
        String id = realm.entity("stored");
        try (ConsolePage console = tab(realm, "realm-admin", id)) {
            assertThat(events(console)).hasCount(1);
            assertThat(console.page().getByTestId("event-storage-notice")).hasCount(0);
        }
    }
}
