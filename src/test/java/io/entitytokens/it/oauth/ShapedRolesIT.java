package io.entitytokens.it.oauth;

import static io.entitytokens.it.oauth.ShapedTokens.API;
import static io.entitytokens.it.oauth.ShapedTokens.OUTSIDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Roles;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The roles that permissions stand for, and that they are never more than was granted. */
class ShapedRolesIT {

    private static ShapedTokens tokens;
    private static TestRealm realm;
    private static OAuth oauth;
    private static Roles roles;
    private static String api;
    private static Token readOnly;
    private static Token all;
    private static Mappers ofIssuer;
    private static Token ofCustomer;

    @BeforeAll
    static void makeTokens() {
        tokens = new ShapedTokens(ShapedRolesIT.class);
        realm = tokens.realm;
        oauth = tokens.oauth;
        roles = tokens.roles;
        api = tokens.api;
        readOnly = tokens.readOnly;
        all = tokens.all;
        ofIssuer = tokens.ofIssuer;
        ofCustomer = realm.token(realm.entity("customer", API), "read");
    }

    @AfterEach
    void clear() {
        tokens.clear();
    }

    @Test
    void roleStandsThereOnlyIfItsPermissionIsGranted() {
        ofIssuer.added(
                Mappers.ROLE,
                Map.of(
                        "entity",
                        "invoice",
                        "read.role",
                        API + ".invoice-reader",
                        "delete.role",
                        "remover"));

        JsonNode read = tokens.claims(readOnly);
        JsonNode everything = tokens.claims(all);
        JsonNode narrowed = tokens.claims(all, "scope", "entity:read");

        assertRoles(read, "[]", "[\"invoice-reader\"]");
        assertRoles(everything, "[\"remover\"]", "[\"invoice-reader\"]");
        assertRoles(narrowed, "[]", "[\"invoice-reader\"]");
        assertRoles(tokens.introspected(all.secret()), "[\"remover\"]", "[\"invoice-reader\"]");
        assertRoles(tokens.introspected(tokens.jwt(all)), "[\"remover\"]", "[\"invoice-reader\"]");
        assertRoles(tokens.introspected(readOnly.secret()), "[]", "[\"invoice-reader\"]");
    }

    private static void assertRoles(JsonNode claims, String ofRealm, String ofApi) {
        assertThat(orEmpty(claims.at("/realm_access/roles"))).isEqualTo(ofRealm);
        assertThat(orEmpty(claims.at("/resource_access/" + API + "/roles"))).isEqualTo(ofApi);
        assertThat(claims.path("resource_access").has(OUTSIDER)).isFalse();
        assertThat(claims.toString()).doesNotContain("realm-admin");
    }

    private static String orEmpty(JsonNode array) {
        return array.isMissingNode() ? "[]" : array.toString();
    }

    @Test
    void roleForAnEntityIsNoneForAnother() {
        ofIssuer.added(
                Mappers.ROLE, Map.of("entity", "invoice", "read.role", API + ".invoice-reader"));
        ofIssuer.added(Mappers.ROLE, Map.of("entity", "*", "read.role", "reader"));

        assertRoles(tokens.claims(readOnly), "[\"reader\"]", "[\"invoice-reader\"]");
        assertRoles(tokens.claims(ofCustomer), "[\"reader\"]", "[]");
    }

    @Test
    void roleOfAClientOutsideTheAudienceIsLeftOut() {
        ofIssuer.added(
                Mappers.ROLE,
                Map.of("entity", "*", "read.role", OUTSIDER + ".clerk", "write.role", "reader"));

        JsonNode claims = tokens.claims(all);

        assertRoles(claims, "[\"reader\"]", "[]");
        assertThat(claims.has("resource_access")).isFalse();
    }

    @Test
    void compositeStandsThereWithWhatItContains() {
        roles.add("auditor");
        roles.add("auditors-clerk");
        roles.contain("auditor", roles.find("auditors-clerk"));
        roles.contain("auditors-clerk", roles.find(api, "invoice-reader"));
        ofIssuer.added(Mappers.ROLE, Map.of("entity", "*", "read.role", "auditor"));

        assertRoles(
                tokens.claims(readOnly),
                "[\"auditor\",\"auditors-clerk\"]",
                "[\"invoice-reader\"]");
    }

    @Test
    void roleThatBecamePowerfulLaterIsLeftOut() {
        roles.add("promoted");
        roles.add("inner");
        roles.contain("promoted", roles.find("inner"));
        ofIssuer.added(
                Mappers.ROLE,
                Map.of("entity", "*", "read.role", "promoted", "write.role", "reader"));
        String before = tokens.jwt(all);
        assertRoles(OAuth.claims(before), "[\"inner\",\"promoted\",\"reader\"]", "[]");

        roles.contain("inner", roles.find(oauth.internalId("realm-management"), "realm-admin"));

        assertRoles(tokens.claims(all), "[\"reader\"]", "[]");
        assertRoles(tokens.introspected(before), "[\"reader\"]", "[]");
        assertRoles(tokens.introspected(all.secret()), "[\"reader\"]", "[]");
    }

    @Test
    void roleThatIsGoneIsLeftOut() {
        roles.add("passing");
        ofIssuer.added(Mappers.ROLE, Map.of("entity", "*", "read.role", "passing"));
        assertRoles(tokens.claims(readOnly), "[\"passing\"]", "[]");

        realm.masterAdmin().delete(realm.admin("/roles/passing")).expect(204);

        assertRoles(tokens.claims(readOnly), "[]", "[]");
    }
}
