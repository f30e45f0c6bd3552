package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tab Events of an entity in the Admin Console. */
@Tag("browser")
class EventsTabIT {

    private static final String HTML = "<b>bold</b><img src=x onerror=console.error(1)>";

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(EventsTabIT.class);
        new OAuth(realm).client("records-api");
    }

    private static ConsolePage tab(TestRealm of, String username, String entityId) {
        return Browser.login(of, username, "/entities/" + entityId + "/events");
    }

    private static ConsolePage tab(String entityId) {
        return tab(realm, "viewer", entityId);
    }

    private static Token token(String entityId, String name, String... permissions) {
        return realm.token(entityId, Map.of("name", name, "permissions", List.of(permissions)));
    }

    private static Locator events(ConsolePage console) {
        return console.page().getByTestId("event");
    }

    /** Expands an event, and gives what is shown below it. */
    private static Locator details(Locator event) {
        event.getByTestId("event-expand").click();
        return event.getByTestId("event-details");
    }

    /** Today, where the browser is, and days from there. */
    private static String day(int offset) {
        return LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(offset).toString();
    }

    @Test
    void lifeOfATokenIsToldInWordsNewestFirst() {
        String id = realm.entity("invoice", "records-api");
        Token sap = token(id, "SAP Invoice Integration", "read", "write");
        new OAuth(realm).clientCredentials("entity-tokens", sap.secret()).expect(200);
        realm.authorize(sap, "invoice", "delete").expect(403);
        realm.user("token-manager")
                .put(realm.path(sap), Map.of("permissions", List.of("read")))
                .expect(204);
        try (ConsolePage console = tab(id)) {
            assertThat(events(console)).hasCount(5);
            assertThat(events(console))
                    .containsText(
                            new String[] {
                                "Token changed",
                                "The token lacks the permission",
                                "Token used: Read, Write",
                                "Token created",
                                "Entity created"
                            });
            Locator change = events(console).nth(0);
            assertThat(change).containsText("Change");
            assertThat(change).containsText("SAP Invoice Integration");
            assertThat(change).containsText("token-manager");
            Locator refusal = events(console).nth(1);
            assertThat(refusal).containsText("Refusal");
            assertThat(refusal).containsText("Forward auth");
            assertThat(events(console).nth(2)).containsText("Client credentials");
            console.lookAt("events");

            Locator changed = details(change);
            assertThat(changed).containsText("admin-cli");
            assertThat(changed.getByTestId("event-change-permissions").locator("td"))
                    .hasText(new String[] {"Permissions", "Read, Write", "Read"});
            Locator refused = details(refusal);
            assertThat(refused).containsText("missing_permission");
            assertThat(refused).containsText("not_allowed");
            assertThat(refused).containsText(sap.id());
            console.lookAt("events-details");
            refusal.getByTestId("event-expand").click();
            assertThat(refused).hasCount(0);
        }
    }

    @Test
    void eventsAreFilteredByTokenWithTheKeyboardAlone() {
        String id = realm.entity("by-token");
        Token one = token(id, "one", "read");
        Token two = token(id, "two", "read");
        realm.authorize(two, "by-token", "write").expect(403);
        try (ConsolePage console = tab(id)) {
            assertThat(events(console)).hasCount(4);
            console.field("event-token-filter").focus();
            console.page().keyboard().type("tw");
            assertThat(console.page().locator("#event-token-filter-" + two.id())).isVisible();
            assertThat(console.page().locator("#event-token-filter-" + one.id())).hasCount(0);
            console.lookAt("events-token-filter");
            console.page().keyboard().press("Enter");

            assertThat(events(console)).hasCount(2);
            assertThat(console.field("event-token-filter")).hasValue("two");
            assertThat(console.focused()).hasId("event-token-filter");
            console.button("Show the events of all tokens").click();
            assertThat(events(console)).hasCount(4);
            assertThat(console.field("event-token-filter")).hasValue("");
        }
    }

    @Test
    void eventsAreFilteredByKind() {
        String id = realm.entity("by-kind");
        Token token = token(id, "used", "read");
        realm.authorize(token, "by-kind", "write").expect(403);
        realm.realmAdmin().delete(realm.path(token)).expect(204);
        try (ConsolePage console = tab(id)) {
            assertThat(events(console)).hasCount(4);
            console.page().getByTestId("event-kind-filter").click();
            console.page().getByTestId("event-kind-PERMISSION_TOKEN_ERROR").click();
            assertThat(events(console)).hasCount(1);
            console.page().getByTestId("event-kind-DELETE").click();
            assertThat(events(console)).hasCount(2);
            assertThat(events(console))
                    .containsText(new String[] {"Token deleted", "The token lacks the permission"});
            console.lookAt("events-kind-filter");
            console.page().keyboard().press("Escape");
            console.page().getByTestId("event-clear-filters").click();
            assertThat(events(console)).hasCount(4);
        }
    }

    @Test
    void eventsAreFilteredByDaysAsTheBrowserCountsThem() {
        String id = realm.entity("by-day");
        try (ConsolePage console = tab(id)) {
            assertThat(events(console)).hasCount(1);
            console.field("event-from").fill(day(1));
            assertThat(console.page().getByText("No events found")).isVisible();
            console.lookAt("events-none-found");
            console.field("event-from").fill(day(-1));
            assertThat(events(console)).hasCount(1);
            console.field("event-to").fill(day(-1));
            assertThat(events(console)).hasCount(0);
            console.field("event-to").fill(day(1));
            assertThat(events(console)).hasCount(1);
            console.page().getByTestId("event-clear-filters").click();
            assertThat(console.field("event-from")).hasValue("");
        }
    }

    @Test
    void deletedTokenIsFoundByWhatHappenedToIt() {
        String id = realm.entity("deleted");
        Token token = token(id, HTML, "read");
        token(id, "other", "read");
        realm.realmAdmin().delete(realm.path(token)).expect(204);
        try (ConsolePage console = tab(id)) {
            assertThat(events(console)).hasCount(4);
            Locator deletion = events(console).first();
            assertThat(deletion).containsText("Token deleted");
            assertThat(deletion).containsText(HTML);
            assertThat(details(deletion).getByTestId("event-change-name")).containsText(HTML);
            deletion.getByTestId("event-only-token").click();

            assertThat(events(console)).hasCount(2);
            assertThat(events(console))
                    .containsText(new String[] {"Token deleted", "Token created"});
            assertThat(console.field("event-token-filter")).hasValue(HTML);
        }
    }

    @Test
    void pagesLeadThroughManyEvents() {
        String id = realm.entity("paged");
        for (int i = 10; i < 22; i++) {
            token(id, "token " + i, "read");
        }
        try (ConsolePage console = tab(id)) {
            assertThat(events(console)).hasCount(10);
            assertThat(events(console).first()).containsText("token 21");
            assertThat(console.button("Previous page").first()).isDisabled();
            console.button("Next page").last().click();
            assertThat(events(console)).hasCount(3);
            assertThat(events(console).last()).containsText("Entity created");
            assertThat(console.button("Next page").first()).isDisabled();
            console.button("Previous page").first().click();
            assertThat(events(console)).hasCount(10);

            token(id, "token 22", "read");
            console.page().getByTestId("event-refresh").click();
            assertThat(events(console).first()).containsText("token 22");
        }
    }

    @Test
    void whatIsShownStaysWhenItCannotBeReadAnew() {
        String id = realm.entity("gone");
        try (ConsolePage console = tab(id).expecting(404)) {
            console.field("event-from").fill(day(-1));
            assertThat(events(console)).hasCount(1);
            realm.realmAdmin().delete(realm.admin("/entities/" + id)).expect(204);
            console.page().getByTestId("event-refresh").click();

            assertThat(console.alert("Could not load the events")).isVisible();
            assertThat(events(console)).hasCount(1);
            assertThat(console.field("event-from")).hasValue(day(-1));
        }
    }

    @Test
    void narrowWindowShowsEverything() {
        String id = realm.entity("narrow");
        Token token = token(id, "narrow", "read");
        realm.authorize(token, "narrow", "write").expect(403);
        try (ConsolePage console = tab(id)) {
            console.page().setViewportSize(360, 740);
            assertThat(details(events(console).first())).containsText("missing_permission");
            assertThat(console.button("Next page").last()).isVisible();
            console.lookAt("events-narrow");
            Object overflow =
                    console.page()
                            .evaluate("document.documentElement.scrollWidth - window.innerWidth");
            Assertions.assertThat(((Number) overflow).intValue()).isZero();
        }
    }

    @Test
    void realmThatStoresNothingIsHelpedWithOneClick() {
        TestRealm silent =
                TestRealm.named(
                        "eventstabit-silent",
                        Map.of(
                                "eventsEnabled",
                                false,
                                "eventsExpiration",
                                86400,
                                "enabledEventTypes",
                                List.of("LOGIN"),
                                "adminEventsEnabled",
                                false,
                                "adminEventsDetailsEnabled",
                                false));
        String id = silent.entity("invoice");
        Token token = silent.token(id, "read");
        try (ConsolePage console = tab(silent, "realm-admin", id)) {
            Locator notice = console.page().getByTestId("event-storage-notice");
            assertThat(notice).containsText("Changes are not stored");
            assertThat(notice).containsText("Uses and refusals are not stored");
            assertThat(console.page().getByText("No events").first()).isVisible();
            console.lookAt("events-storage-notice");
            console.page().getByTestId("event-storage-remedy").click();

            assertThat(console.alert("The realm now stores these events")).isVisible();
            assertThat(notice).hasCount(0);
            silent.authorize(token, "invoice", "write").expect(403);
            console.page().getByTestId("event-refresh").click();
            assertThat(events(console)).hasCount(1);
            assertThat(events(console)).containsText("The token lacks the permission");
        }
        assertStoresAll(silent);
    }

    private static void assertStoresAll(TestRealm of) {
        JsonNode config = of.realmAdmin().get(of.admin("/events/config")).expect(200).json();
        Assertions.assertThat(config.get("eventsEnabled").booleanValue()).isTrue();
        Assertions.assertThat(config.get("adminEventsEnabled").booleanValue()).isTrue();
        Assertions.assertThat(config.get("adminEventsDetailsEnabled").booleanValue()).isTrue();
        Assertions.assertThat(config.get("eventsExpiration").longValue())
                .as("what was there before")
                .isEqualTo(86400);
        Assertions.assertThat(config.get("enabledEventTypes"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrder(
                        "LOGIN",
                        "CLIENT_LOGIN",
                        "CLIENT_LOGIN_ERROR",
                        "INTROSPECT_TOKEN",
                        "INTROSPECT_TOKEN_ERROR",
                        "PERMISSION_TOKEN",
                        "PERMISSION_TOKEN_ERROR",
                        "TOKEN_EXCHANGE",
                        "TOKEN_EXCHANGE_ERROR");
    }

    @Test
    void whoMayNotHelpIsToldWhomToAsk() {
        TestRealm defaults =
                TestRealm.named("eventstabit-defaults", Map.of("enabledEventTypes", List.of()));
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
        String id = realm.entity("stored");
        try (ConsolePage console = tab(realm, "realm-admin", id)) {
            assertThat(events(console)).hasCount(1);
            assertThat(console.page().getByTestId("event-storage-notice")).hasCount(0);
        }
    }
}
