package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.EventsTab.details;
import static io.entitytokens.it.console.EventsTab.events;

import com.microsoft.playwright.Locator;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tab Events of an entity in the Admin Console. */
@InBrowser
class EventsTabIT {

    private static final String HTML = "<b>bold</b><img src=x onerror=console.error(1)>";

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(EventsTabIT.class);
        new OAuth(realm).client("records-api");
    }

    private static ConsolePage tab(String entityId) {
        return EventsTab.tab(realm, "viewer", entityId);
    }

    private static Token token(String entityId, String name, String... permissions) {
        return realm.token(entityId, NewToken.named(name).may(permissions));
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
            assertThat(refusal).containsText("The token lacks the permission: Delete");
            assertThat(refusal).containsText("Forward auth");
            assertThat(refusal).containsText("A gateway");
            assertThat(events(console).nth(2)).containsText("Client credentials");
            assertThat(console.page().getByTestId("events-delay"))
                    .containsText("after the end of their hour");
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
    void refusalsAreFoundAmongAllEventsAndByReasonAndAddress() {
        String id = realm.entity("refused");
        realm.entity("other");
        Token token = token(id, "used", "read");
        realm.authorize(token, "refused", "write").expect(403);
        realm.authorize(token, "other", "read").expect(403);
        try (ConsolePage console = tab(id)) {
            assertThat(events(console)).hasCount(4);
            console.page().getByTestId("event-kind-filter").click();
            console.page().getByTestId("event-kind-refusals").click();
            assertThat(events(console)).hasCount(2);
            console.page().keyboard().press("Escape");

            console.field("event-reason-filter").focus();
            console.page().keyboard().type("wrong_en");
            console.lookAt("events-reason-filter");
            console.page().keyboard().press("Enter");
            assertThat(events(console)).hasCount(1);
            assertThat(events(console))
                    .containsText("The token is not for the requested entity: other");
            console.page().getByTestId("event-clear-filters").click();
            assertThat(events(console)).hasCount(4);

            Locator address = console.page().getByLabel("Filter by IP address");
            address.fill("192.0.2.1");
            address.press("Enter");
            assertThat(console.page().getByText("No events found")).isVisible();
            console.button("Show the events from any address").click();
            details(events(console).first()).getByTestId("event-only-address").click();
            assertThat(address).not().hasValue("");
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
}
