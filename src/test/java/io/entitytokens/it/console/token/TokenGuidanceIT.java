package io.entitytokens.it.console.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.token.TokenPage.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the page of a token tells besides its settings: what the policy wants, whom addresses would
 * shut out, and what was typed before a new login.
 */
@InBrowser
class TokenGuidanceIT {

    private static TestRealm realm;
    private static TokenTab tab;
    private static TokenPage page;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(TokenGuidanceIT.class);
        tab = new TokenTab(realm);
        page = new TokenPage(realm);
    }

    private static JsonNode read(Token token) {
        return realm.realmAdmin().get(realm.path(token)).expect(200).json();
    }

    private static void setPolicy(String entityId, Map<String, Object> rules) {
        realm.realmAdmin().put(realm.admin("/entities/" + entityId + "/policy"), rules).expect(204);
    }

    /** Uses a token, and gives the address that the server has seen. */
    private static String use(Token token) {
        realm.authorize(token, "addressed", "read").expect(200);
        return realm.awaitUses(token, 1).get("lastUsedIp").textValue();
    }

    @Tag("image")
    @Test
    void addressListIsTriedBeforeItIsSaved() {
        String id = realm.entity("addressed");
        Token token = tab.token(id, "erp");
        String address = use(token);
        use(tab.token(id, "crm"));
        try (ConsolePage console = page.open("token-manager", token, "settings")) {
            console.field("token-addresses-0").fill("host.example.org");
            console.page().getByTestId("save-token").click();
            assertThat(console.page().getByTestId("token-addresses-error"))
                    .containsText("host.example.org is neither an IP address nor a network");
            assertThat(console.page().getByTestId("one-address"))
                    .containsText("from one address: " + address);
            console.lookAt("token-address-wrong");

            console.field("token-addresses-0").fill("192.0.2.7/24");
            console.page().getByTestId("save-token").click();
            assertThat(console.page().getByTestId("shut-out-outside")).containsText(address);
            console.lookAt("token-shut-out");
            console.dialog().getByTestId("cancel").click();
            realm.authorize(token, "addressed", "read").expect(200);

            console.page().getByTestId("token-addresses-add").click();
            assertThat(console.field("token-addresses-1")).isFocused();
            console.page().keyboard().type(address);
            console.page().getByTestId("save-token").click();
            assertThat(console.alert("Nobody who used it in the last 30 days is shut out"))
                    .isVisible();
            assertThat(console.field("token-addresses-0")).hasValue("192.0.2.0/24");
            realm.authorize(token, "addressed", "read").expect(200);

            console.page().getByTestId("token-addresses-1-remove").click();
            console.page().getByTestId("save-token").click();
            console.dialog().getByTestId("confirm").click();
            TestRealm.await(() -> read(token), json -> json.get("addresses").size() == 1);
        }
        realm.authorize(token, "addressed", "read").expect(401);
    }

    @Test
    void ruleOfThePolicyIsSaidBeforeSaving() {
        String id = realm.entity("ruled");
        Token token = tab.token(id, "erp");
        setPolicy(
                id,
                Map.of(
                        "maxLifespan",
                        "P60D",
                        "permissions",
                        List.of("read"),
                        "namePattern",
                        "[a-z]+",
                        "addressesRequired",
                        true));
        try (ConsolePage console = page.open("entity-manager", token, "settings")) {
            assertThat(console.page().getByTestId("token-permissions-hint"))
                    .containsText("allows only: Read");
            assertThat(console.field("token-permissions-write")).isDisabled();
            assertThat(console.page().getByTestId("token-expires-hint")).containsText("60 days");
            assertThat(console.field("token-expires").locator("option[value=never]")).isDisabled();
            assertThat(console.page().getByTestId("token-name-hint")).containsText("[a-z]+");
            assertThat(console.page().getByTestId("token-addresses-hint"))
                    .containsText("needs at least one address");
            console.lookAt("token-ruled");

            console.turn(console.field("token-exempt"), true);
            save(console);
            assertThat(console.field("token-permissions-write")).isEnabled();
        }
        Assertions.assertThat(read(token).get("exempt").booleanValue()).isTrue();
        try (ConsolePage console = page.open("token-manager", token, "settings")) {
            assertThat(console.field("token-exempt")).isDisabled();
            assertThat(console.field("token-permissions-write")).isDisabled();
        }
    }

    @Test
    void permissionsThatThePolicyHasTakenAreNamed() {
        String id = realm.entity("reduced");
        Token token = realm.token(id, NewToken.named("erp").may("read", "write"));
        setPolicy(id, Map.of("permissions", List.of("read"), "enforceFrom", 1_000L));
        try (ConsolePage console = page.open("viewer", token, "settings")) {
            Locator notice = console.page().getByTestId("notice-reduced");
            assertThat(notice).containsText("has lost: Write");
            assertThat(notice).containsText("keeps: Read");
            console.lookAt("token-reduced");
        }
    }

    @Test
    void whatWasTypedSurvivesANewLogin() {
        Token token = tab.token(realm.entity("expired"), "erp");
        try (ConsolePage console = page.open("token-manager", token, "settings").expecting(401)) {
            console.page().onDialog(Dialog::accept);
            console.field("token-description").fill("Typed for long");
            String user =
                    realm.realmAdmin()
                            .get(realm.admin("/users?exact=true&username=token-manager"))
                            .expect(200)
                            .json()
                            .at("/0/id")
                            .textValue();
            realm.realmAdmin()
                    .post(realm.admin("/users/" + user + "/logout"), Map.of())
                    .expect(204);
            console.page().getByTestId("save-token").click();
            assertThat(console.alert("Could not save the token")).isVisible();
            console.page().reload();
            console.page().locator("#username").fill("token-manager");
            console.page().locator("#password").fill(TestRealm.PASSWORD);
            console.page().locator("#kc-login").click();

            assertThat(console.page().getByTestId("draft-restored")).isVisible();
            assertThat(console.field("token-description")).hasValue("Typed for long");
            console.lookAt("token-draft");
            save(console);
            assertThat(console.page().getByTestId("draft-restored")).hasCount(0);
            console.page().reload();
            assertThat(console.field("token-description")).hasValue("Typed for long");
            assertThat(console.page().getByTestId("draft-restored")).hasCount(0);
        }
    }
}
