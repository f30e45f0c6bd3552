package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An admin of several realms sees the one that the address names, however it got there. */
@InBrowser
class RealmOfAddressIT {

    private static final String ADMIN = "realmofaddressit-admin";

    private static TestRealm one;
    private static TestRealm other;

    @BeforeAll
    static void makeRealms() {
        one = TestRealm.of(RealmOfAddressIT.class);
        one.entity("invoice");
        other = TestRealm.named("realmofaddressit-other", Map.of());
        other.entity("order");
        Caller master = one.masterAdmin();
        JsonNode role = master.get("/admin/realms/master/roles/admin").expect(200).json();
        String user = TestRealm.newUserOfMaster(ADMIN);
        String roles = "/admin/realms/master/users/" + user + "/role-mappings/realm";
        master.post(roles, List.of(role)).expect(204);
    }

    /** Nothing is loaded anew. */
    private static void paste(ConsolePage console, TestRealm realm) {
        console.page()
                .evaluate("hash => { location.hash = hash; }", "#/" + realm.name() + "/entities");
    }

    private static void assertShown(ConsolePage console, String entity, String hidden) {
        assertThat(console.link(entity)).isVisible();
        assertThat(console.link(hidden)).hasCount(0);
    }

    @Test
    void pastedLinkAndTheWayBackShowTheRealmThatTheyName() {
        try (ConsolePage console = Browser.login(TestRealm.master(), ADMIN, "/")) {
            paste(console, one);
            assertShown(console, "invoice", "order");
            paste(console, other);
            assertShown(console, "order", "invoice");

            // The console has pushed each address once more.
            console.page().evaluate("history.go(-2)");
            assertShown(console, "invoice", "order");
        }
    }
}
