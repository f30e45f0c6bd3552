package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Permission mappers in Keycloak's own dialogs: found, explained, and saved. */
@InBrowser
class MapperDialogIT {

    private static final TestRealm REALM = TestRealm.of(MapperDialogIT.class);
    private static final String CLIENT = new OAuth(REALM).client("records-api");

    private static String dialog(String mapper) {
        return "/clients/" + CLIENT + "/clientScopes/dedicated" + mapper;
    }

    @Test
    void mappersAreOfferedWithTheirHelp() {
        try (ConsolePage console = Browser.login(REALM, "realm-admin", dialog(""))) {
            console.button("Configure a new mapper").click();

            for (String mapper :
                    List.of("Entity permissions", "Entity permission to role", "Entity audience")) {
                assertThat(
                                console.dialog()
                                        .locator("tr, li")
                                        .filter(
                                                new Locator.FilterOptions()
                                                        .setHasText(mapper + "Adds ")))
                        .hasCount(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "entity-permissions-mapper, Form, authorization_details",
        "entity-permission-role-mapper, Role for write, only if it has this permission",
        "entity-audience-mapper, URI prefix, For the form uri"
    })
    void fieldsHaveLabelsAndHelp(String mapper, String label, String help) {
        try (ConsolePage console =
                Browser.login(REALM, "realm-admin", dialog("/mappers/" + mapper + "/new"))) {
            assertThat(console.page().getByText(label).first()).isVisible();
            console.page()
                    .locator(".pf-v5-c-form__group")
                    .filter(new Locator.FilterOptions().setHasText(label))
                    .locator(".pf-v5-c-form__group-label-help")
                    .click();
            assertThat(console.page().locator(".pf-v5-c-popover")).containsText(help);
            console.picture(mapper);
            assertThat(console.page().locator("body")).not().containsText("Mapper.");
        }
    }

    @Test
    void mapperIsSaved() {
        try (ConsolePage console =
                Browser.login(
                        REALM, "realm-admin", dialog("/mappers/entity-permissions-mapper/new"))) {
            console.field("name").fill("Permissions as a string");
            console.page().getByTestId("claim.name").fill("permissions");
            console.button("Save").click();
            assertThat(console.alert("Mapping successfully created")).isVisible();
        }

        JsonNode mappers =
                REALM.realmAdmin()
                        .get(
                                "/admin/realms/"
                                        + REALM.name()
                                        + "/clients/"
                                        + CLIENT
                                        + "/protocol-mappers/models")
                        .expect(200)
                        .json();
        Assertions.assertThat(mappers).hasSize(1);
        Assertions.assertThat(mappers.get(0).get("protocolMapper").textValue())
                .isEqualTo("entity-permissions-mapper");
        Assertions.assertThat(mappers.get(0).get("config").get("claim.name").textValue())
                .isEqualTo("permissions");
    }
}
