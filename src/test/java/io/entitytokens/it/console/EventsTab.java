package io.entitytokens.it.console;

import com.microsoft.playwright.Locator;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.TestRealm;

/** The tab Events of an entity in the Admin Console, and what it shows. */
final class EventsTab {

    private EventsTab() {}

    static ConsolePage tab(TestRealm of, String username, String entityId) {
        return Browser.login(of, username, "/entities/" + entityId + "/events");
    }

    static Locator events(ConsolePage console) {
        return console.page().getByTestId("event");
    }

    /** Expands an event, and gives what is shown below it. */
    static Locator details(Locator event) {
        event.getByTestId("event-expand").click();
        return event.getByTestId("event-details");
    }
}
