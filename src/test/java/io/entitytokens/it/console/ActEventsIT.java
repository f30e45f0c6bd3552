package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.EventsTab.details;
import static io.entitytokens.it.console.EventsTab.events;

import com.microsoft.playwright.Locator;
import io.entitytokens.it.console.token.SecretLife;
import io.entitytokens.it.console.token.TokenTab;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done to secrets and policies, in the tab Events of an entity. */
@InBrowser
class ActEventsIT {

    private static TestRealm realm;
    private static TokenTab tokens;
    private static SecretLife life;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(ActEventsIT.class);
        tokens = new TokenTab(realm);
        life = new SecretLife(realm);
    }

    private static Locator event(ConsolePage console, String words) {
        return events(console).filter(new Locator.FilterOptions().setHasText(words));
    }

    @Test
    void rotationsAndEndsAreToldInWords() {
        String id = realm.entity("rotated");
        Token token = tokens.token(id, "erp");
        Token current = life.rotate(token, "PT1H");
        realm.realmAdmin().delete(realm.path(token) + "/secrets/1").expect(204);
        life.revoke(current);
        try (ConsolePage console = EventsTab.tab(realm, "viewer", id)) {
            assertThat(event(console, "Secret rotated")).containsText("realm-admin");
            Locator ended = details(event(console, "Old secret ended"));
            assertThat(ended).containsText("Number of the secret");
            assertThat(ended).containsText("end_secret");
            Locator revoked = event(console, "Token revoked");
            assertThat(revoked).containsText("Holder of the token");
            assertThat(revoked).containsText("Token's own endpoint");
            console.lookAt("events-acts");
        }
    }

    @Test
    void leakIsToldWithThePlaceWhereItWasFound() {
        String id = realm.entity("leaked");
        life.leak(tokens.token(id, "erp"), "https://git.example.org/erp/.env");
        try (ConsolePage console = EventsTab.tab(realm, "viewer", id)) {
            Locator report = event(console, "Leak reported");
            assertThat(report).containsText("Finder of the token");
            assertThat(details(report)).containsText("https://git.example.org/erp/.env");
            console.lookAt("events-leak");
        }
    }

    @Test
    void changeOfThePolicyIsNoChangeOfTheEntity() {
        String id = realm.entity("ruled");
        realm.realmAdmin()
                .put(realm.admin("/entities/" + id + "/policy"), Map.of("maxOverlap", "PT1H"))
                .expect(204);
        try (ConsolePage console = EventsTab.tab(realm, "viewer", id)) {
            Locator change = event(console, "Policy changed");
            assertThat(details(change).getByTestId("event-change-maxOverlap").locator("td"))
                    .hasText(new String[] {"Longest overlap of secrets", "—", "PT1H"});
        }
    }
}
