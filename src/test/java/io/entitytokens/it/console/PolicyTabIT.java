package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.entitytokens.it.console.token.TokenTab.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for tokens in the Admin Console: of a realm, and of an entity. */
@InBrowser
class PolicyTabIT {

    private static TestRealm realm(String name) {
        return TestRealm.named("policytabit-" + name, Map.of());
    }

    private static void rule(TestRealm realm, String name, Object value) {
        realm.realmAdmin().put(realm.admin("/entities/policy"), Map.of(name, value)).expect(204);
    }

    private static JsonNode read(TestRealm realm, String path) {
        return realm.realmAdmin().get(realm.admin(path)).expect(200).json();
    }

    private static Locator error(ConsolePage console, String rule) {
        return console.page().getByTestId("policy-" + rule + "-error").first();
    }

    private static void save(ConsolePage console) {
        console.page().getByTestId("save-policy").click();
    }

    @Tag("image")
    @Test
    void ruleIsPreviewedConfirmedAndKept() {
        TestRealm realm = realm("kept");
        String id = realm.entity("invoice");
        Token used = realm.token(id, NewToken.named("SAP").may("read"));
        realm.token(id, NewToken.named("idle").may("read"));
        realm.authorize(used, "invoice", "read").expect(200);
        realm.awaitUses(used, 1);
        try (ConsolePage console =
                Browser.login(realm, "entity-manager", "/entities").expecting(409).expecting(400)) {
            console.page().getByTestId("tab-policy").click();
            assertThat(console.field("policy-maxLifespan")).isEditable();
            console.lookAt("policy");
            console.field("policy-maxLifespan").fill("a year");
            save(console);
            assertThat(error(console, "maxLifespan")).containsText("from 1 second to");
            console.field("policy-maxLifespan").fill("366");
            console.field("policy-namePattern").fill("(SAP");
            console.field("policy-enforceFrom").selectOption("now");
            save(console);
            assertThat(error(console, "namePattern")).containsText("not a regular expression");
            console.lookAt("policy-wrong");
            console.field("policy-namePattern").fill("(SAP|ERP).*");

            console.page().getByTestId("preview-policy").click();
            Locator hits = console.page().getByTestId("policy-hits-maxLifespan");
            assertThat(hits)
                    .containsText(
                            "2 tokens would break this rule, 1 of them used in the last 30 days.");
            hits.getByText("Which tokens").click();
            assertThat(hits.locator("a", new Locator.LocatorOptions().setHasText("invoice: SAP")))
                    .hasAttribute(
                            "href", Pattern.compile(".*/entities/" + id + "/tokens/" + used.id()));
            console.lookAt("policy-preview");
            Assertions.assertThat(read(realm, "/entities/policy")).isEmpty();

            save(console);
            assertThat(console.dialog()).containsText("Refuse tokens that are in use?");
            console.lookAt("policy-confirm");
            console.dialog().getByTestId("cancel").click();
            realm.authorize(used, "invoice", "read").expect(200);
            save(console);
            console.dialog().getByTestId("confirm").click();
            assertThat(console.alert("Policy saved")).isVisible();
            assertThat(console.field("policy-enforceFrom")).containsText("As before: In force");
            realm.authorize(used, "invoice", "read").expect(401);

            console.link("Show tokens that break a rule").click();
            assertThat(row(console, "SAP")).isVisible();
            assertThat(row(console, "idle")).isVisible();
            console.open("/entities/" + id + "/tokens");
            console.field("token-name").fill("web shop");
            console.button("Add").click();
            assertThat(console.page().getByTestId("token-name-error").first())
                    .containsText("(SAP|ERP).*");
            console.lookAt("token-against-policy");
        }
    }

    @Test
    void entityIsStricterAndSaysWhatComesFromTheRealm() {
        TestRealm realm = realm("stricter");
        rule(realm, "maxLifespan", "P90D");
        rule(realm, "permissions", new String[] {"read", "write"});
        String id = realm.entity("order");
        try (ConsolePage console =
                Browser.login(realm, "entity-manager", "/entities/" + id + "/settings")
                        .expecting(400)) {
            Locator origin = console.page().getByTestId("policy-maxLifespan-origin");
            assertThat(origin).hasText("From the realm 90 days");
            assertThat(console.field("policy-permissions-delete")).isDisabled();
            assertThat(console.field("policy-maxTokens"))
                    .hasAttribute("placeholder", "As in the realm: No limit");
            console.field("policy-maxLifespan").fill("100");
            save(console);
            assertThat(error(console, "maxLifespan"))
                    .containsText("must not be laxer than its realm");
            assertThat(console.focused()).hasId("policy-maxLifespan");

            console.field("policy-maxLifespan").fill("48");
            console.field("policy-maxLifespan-unit").selectOption("hour");
            console.field("policy-permissions-write").uncheck();
            save(console);
            assertThat(console.alert("Policy saved")).isVisible();
            assertThat(origin).hasText("From this entity 2 days");
            assertThat(console.page().getByTestId("changed-meanwhile")).hasCount(0);
            console.page().getByTestId("entity-policy").scrollIntoViewIfNeeded();
            console.lookAt("entity-policy");

            console.page().reload();
            assertThat(console.field("policy-maxLifespan")).hasValue("2");
            assertThat(console.page().getByTestId("draft-restored")).hasCount(0);
        }
        JsonNode policy = read(realm, "/entities/" + id + "/policy");
        Assertions.assertThat(policy.get("maxLifespan").textValue()).isEqualTo("P2D");
        Assertions.assertThat(policy.get("permissions").toString()).isEqualTo("[\"read\"]");
    }

    @Test
    void anotherAdminsRulesAreShownAndNothingTypedIsLost() {
        TestRealm realm = realm("contested");
        try (ConsolePage console =
                Browser.login(realm, "entity-manager", "/entities/policy").expecting(412)) {
            console.field("policy-maxTokens").fill("30");
            rule(realm, "maxTokens", 20);
            rule(realm, "selfRotate", true);
            save(console);

            Locator notice = console.page().getByTestId("changed-meanwhile");
            assertThat(notice).containsText("20");
            assertThat(notice).containsText("Holders may rotate");
            assertThat(console.field("policy-maxTokens")).hasValue("30");
            assertThat(console.field("policy-selfRotate")).hasValue("true");
            console.lookAt("policy-changed-meanwhile");
            save(console);
            assertThat(console.alert("Policy saved")).isVisible();
            assertThat(notice).hasCount(0);
        }
        Assertions.assertThat(read(realm, "/entities/policy").toString())
                .isEqualTo("{\"maxTokens\":30,\"selfRotate\":true}");
    }

    @Test
    void whatWasTypedIsNotLostUnasked() {
        TestRealm realm = realm("typed");
        String id = realm.entity("typed");
        try (ConsolePage console =
                Browser.login(realm, "entity-manager", "/entities/" + id + "/settings")) {
            console.field("description").fill("typed above");
            console.field("policy-maxTokens").fill("3");
            save(console);
            assertThat(console.alert("Policy saved")).isVisible();
            console.page().getByTestId("tab-events").click();
            assertThat(console.dialog()).containsText("Leave without saving?");
            console.dialog().getByTestId("cancel").click();
            assertThat(console.field("description")).hasValue("typed above");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "token-manager"})
    void whoMayNotManageEntitiesOnlyReads(String username) {
        TestRealm realm = realm("read-by-" + username);
        rule(realm, "maxTokens", 20);
        try (ConsolePage console = Browser.login(realm, username, "/entities/policy")) {
            assertThat(console.field("policy-maxTokens")).hasValue("20");
            assertThat(console.field("policy-maxTokens")).isDisabled();
            assertThat(console.field("policy-enforceFrom")).isDisabled();
            assertThat(console.page().getByTestId("save-policy")).hasCount(0);
            console.lookAt("policy-read-only-" + username);
        }
    }

    @Test
    void narrowWindowShowsEverything() {
        TestRealm realm = realm("narrow");
        try (ConsolePage console = Browser.login(realm, "entity-manager", "/entities/policy")) {
            Page page = console.page();
            for (int width : new int[] {768, 360}) {
                page.setViewportSize(width, 900);
                page.getByTestId("save-policy").scrollIntoViewIfNeeded();
                assertThat(page.getByTestId("save-policy")).isInViewport();
                console.lookAt("policy-" + width);
                Object overflow =
                        page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
                Assertions.assertThat(((Number) overflow).intValue()).isZero();
            }
        }
    }
}
