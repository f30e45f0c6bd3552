package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Roles;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What resource servers see of permission mappers, and that it is never more than was granted. */
class ShapedTokenIT {

    private static final String ISSUER = "entity-tokens";
    private static final String API = "invoice-api";
    private static final String OUTSIDER = "payroll-api";

    private static TestRealm realm;
    private static OAuth oauth;
    private static Roles roles;
    private static String api;
    private static String entityId;
    private static Token readOnly;
    private static Token all;
    private static Token ofCustomer;
    private static Mappers ofIssuer;
    private static Mappers ofReadScope;
    private static Mappers ofApi;

    @BeforeAll
    static void makeTokens() {
        realm = TestRealm.of(ShapedTokenIT.class);
        oauth = new OAuth(realm);
        roles = new Roles(realm);
        api = oauth.client(API);
        roles.add(api, "invoice-reader");
        roles.add(oauth.client(OUTSIDER), "clerk");
        roles.add("reader");
        roles.add("remover");
        entityId = realm.entity("invoice", API);
        readOnly = realm.token(entityId, "read");
        all = realm.token(entityId, "read", "write", "delete");
        ofCustomer = realm.token(realm.entity("customer", API), "read");
        ofIssuer = Mappers.ofClient(realm, oauth.internalId(ISSUER));
        ofReadScope = Mappers.ofScopeNamed(realm, "entity:read");
        ofApi = Mappers.ofClient(realm, api);
    }

    @AfterEach
    void clear() {
        ofIssuer.clear();
        ofReadScope.clear();
        ofApi.clear();
    }

    private static String jwt(Token token, String... more) {
        return OAuth.accessToken(oauth.clientCredentials(ISSUER, token.secret(), more));
    }

    private static JsonNode claims(Token token, String... more) {
        return OAuth.claims(jwt(token, more));
    }

    private static JsonNode introspected(String token) {
        return oauth.introspect(API, token).expect(200).json();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "array     | {\"permissions\":[\"read\",\"write\",\"delete\"]}",
                "string    | {\"permissions\":\"read write delete\"}",
                "qualified | {\"permissions\":[\"invoice:read\",\"invoice:write\",\"invoice:delete\"]}",
                "authorization_details | {\"authorization_details\":[{\"type\":\"entity\","
                        + "\"identifier\":\"invoice\",\"actions\":[\"read\",\"write\",\"delete\"]}]}",
                "uma       | {\"authorization\":{\"permissions\":[{\"rsid\":\"ENTITY\","
                        + "\"rsname\":\"invoice\",\"scopes\":[\"read\",\"write\",\"delete\"]}]}}"
            })
    void permissionsStandInTheJwtAndInIntrospection(String form, String json) throws IOException {
        JsonNode expected = Http.JSON.readTree(json.replace("ENTITY", entityId));
        JsonNode bare = claims(all);
        ofIssuer.added(Mappers.PERMISSIONS, Map.of("form", form));

        String jwt = jwt(all);

        assertThat(difference(OAuth.claims(jwt), bare)).isEqualTo(expected);
        for (JsonNode answer : List.of(introspected(jwt), introspected(all.secret()))) {
            expected.properties()
                    .forEach(c -> assertThat(answer.get(c.getKey())).isEqualTo(c.getValue()));
        }
    }

    /** The claims that came, where all that were there are as they were. */
    private static JsonNode difference(JsonNode shaped, JsonNode bare) {
        ObjectNode more = shaped.deepCopy();
        for (Map.Entry<String, JsonNode> claim : bare.properties()) {
            if (!List.of("iat", "exp", "jti").contains(claim.getKey())) {
                assertThat(shaped.get(claim.getKey())).isEqualTo(claim.getValue());
            }
            more.remove(claim.getKey());
        }
        return more;
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

        JsonNode read = claims(readOnly);
        JsonNode everything = claims(all);
        JsonNode narrowed = claims(all, "scope", "entity:read");

        assertRoles(read, "[]", "[\"invoice-reader\"]");
        assertRoles(everything, "[\"remover\"]", "[\"invoice-reader\"]");
        assertRoles(narrowed, "[]", "[\"invoice-reader\"]");
        assertRoles(introspected(all.secret()), "[\"remover\"]", "[\"invoice-reader\"]");
        assertRoles(introspected(jwt(all)), "[\"remover\"]", "[\"invoice-reader\"]");
        assertRoles(introspected(readOnly.secret()), "[]", "[\"invoice-reader\"]");
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

        assertRoles(claims(readOnly), "[\"reader\"]", "[\"invoice-reader\"]");
        assertRoles(claims(ofCustomer), "[\"reader\"]", "[]");
    }

    @Test
    void roleOfAClientOutsideTheAudienceIsLeftOut() {
        ofIssuer.added(
                Mappers.ROLE,
                Map.of("entity", "*", "read.role", OUTSIDER + ".clerk", "write.role", "reader"));

        JsonNode claims = claims(all);

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

        assertRoles(claims(readOnly), "[\"auditor\",\"auditors-clerk\"]", "[\"invoice-reader\"]");
    }

    @Test
    void roleThatBecamePowerfulLaterIsLeftOut() {
        roles.add("promoted");
        roles.add("inner");
        roles.contain("promoted", roles.find("inner"));
        ofIssuer.added(
                Mappers.ROLE,
                Map.of("entity", "*", "read.role", "promoted", "write.role", "reader"));
        String before = jwt(all);
        assertRoles(OAuth.claims(before), "[\"inner\",\"promoted\",\"reader\"]", "[]");

        roles.contain("inner", roles.find(oauth.internalId("realm-management"), "realm-admin"));

        assertRoles(claims(all), "[\"reader\"]", "[]");
        assertRoles(introspected(before), "[\"reader\"]", "[]");
        assertRoles(introspected(all.secret()), "[\"reader\"]", "[]");
    }

    @Test
    void roleThatIsGoneIsLeftOut() {
        roles.add("passing");
        ofIssuer.added(Mappers.ROLE, Map.of("entity", "*", "read.role", "passing"));
        assertRoles(claims(readOnly), "[\"passing\"]", "[]");

        realm.masterAdmin().delete(realm.admin("/roles/passing")).expect(204);

        assertRoles(claims(readOnly), "[]", "[]");
    }

    /** With a client, Keycloak takes its mappers without asking them. */
    @Test
    void configurationThatNobodyCheckedAddsNothing() {
        String imported =
                oauth.client(
                        "imported-api",
                        Map.of(
                                "protocolMappers",
                                List.of(
                                        role("*", "realm-management.realm-admin"),
                                        role("*", "offline_access"),
                                        role("", "reader"),
                                        Mappers.representation(
                                                Mappers.PERMISSIONS,
                                                Map.of("claim.name", "realm_access.roles")),
                                        Mappers.representation(
                                                Mappers.PERMISSIONS, Map.of("claim.name", "scope")),
                                        Mappers.representation(
                                                Mappers.AUDIENCE,
                                                Map.of("form", "uri", "uri.prefix", "payroll-api")),
                                        Mappers.representation(
                                                Mappers.AUDIENCE, Map.of("claim.name", "aud")))));
        Token token = realm.token(realm.entity("contract", "imported-api"), "read", "write");

        assertThat(
                        realm.masterAdmin()
                                .get(
                                        realm.admin(
                                                "/clients/"
                                                        + imported
                                                        + "/protocol-mappers/models"))
                                .json())
                .hasSize(7);
        JsonNode bare = claims(token);
        ObjectNode shaped =
                OAuth.claims(OAuth.accessToken(oauth.exchange("imported-api", token.secret())))
                        .deepCopy();
        shaped.put("azp", ISSUER).put("client_id", ISSUER);
        assertThat(difference(shaped, bare)).isEmpty();
    }

    private static Map<String, Object> role(String entity, String name) {
        return Mappers.representation(Mappers.ROLE, Map.of("entity", entity, "read.role", name));
    }

    @Test
    void mapperOfAScopeActsWhereThatPermissionIsGranted() {
        ofReadScope.added(Mappers.PERMISSIONS, Map.of("claim.name", "readers.may"));

        assertThat(claims(all).at("/readers/may").toString())
                .isEqualTo("[\"read\",\"write\",\"delete\"]");
        assertThat(claims(all, "scope", "entity:write").has("readers")).isFalse();
    }

    @Test
    void mapperOfTheClientThatExchangesActsForIt() {
        ofApi.added(Mappers.PERMISSIONS, Map.of("form", "string", "claim.name", "scp"));

        String jwt = OAuth.accessToken(oauth.exchange(API, readOnly.secret()));

        assertThat(OAuth.claims(jwt).get("scp").textValue()).isEqualTo("read");
        assertThat(introspected(jwt).get("scp").textValue()).isEqualTo("read");
        assertThat(claims(readOnly).has("scp")).isFalse();
    }

    @Test
    void ordinaryTokenOfAClientWithMappersCarriesNothingOfThem() {
        String bare = ordinaryToken();
        ofApi.added(Mappers.PERMISSIONS, Map.of());
        ofApi.added(Mappers.PERMISSIONS, Map.of("form", "authorization_details"));
        ofApi.added(Mappers.PERMISSIONS, Map.of("form", "uma"));
        ofApi.added(Mappers.ROLE, Map.of("entity", "*", "read.role", "reader"));
        ofApi.added(Mappers.AUDIENCE, Map.of());
        ofApi.added(Mappers.AUDIENCE, Map.of("form", "uri", "uri.prefix", "urn:acme:"));

        String shaped = ordinaryToken();

        assertThat(difference(OAuth.claims(shaped), OAuth.claims(bare))).isEmpty();
        assertThat(difference(introspected(shaped), introspected(bare))).isEmpty();
    }

    private static String ordinaryToken() {
        return OAuth.accessToken(oauth.clientCredentials(API, OAuth.CLIENT_SECRET));
    }

    @ParameterizedTest
    @CsvSource({"array, '[\"invoice-api\"]'", "string, '\"invoice-api\"'"})
    void audienceStandsInAClaimOfItsOwn(String form, String json) {
        ofIssuer.added(Mappers.AUDIENCE, Map.of("form", form));

        assertThat(claims(readOnly).get("entity_audience")).hasToString(json);
        assertThat(introspected(readOnly.secret()).get("entity_audience")).hasToString(json);
    }

    @Test
    void uriOfTheEntityIsOneMoreAudience() {
        ofIssuer.added(Mappers.AUDIENCE, Map.of("form", "uri", "uri.prefix", "urn:acme:entity:"));

        String jwt = jwt(readOnly);

        assertThat(OAuth.claims(jwt).get("aud"))
                .hasToString("[\"invoice-api\",\"urn:acme:entity:invoice\"]");
        assertThat(introspected(jwt).get("aud"))
                .hasToString("[\"invoice-api\",\"urn:acme:entity:invoice\"]");
    }

    @Test
    void uriThatIsAClientOutsideTheAudienceIsLeftOut() {
        ofIssuer.added(Mappers.AUDIENCE, Map.of("form", "uri", "uri.prefix", "urn:taken:"));
        String before = jwt(readOnly);

        oauth.client("urn:taken:invoice");

        assertThat(claims(readOnly).get("aud")).hasToString("\"invoice-api\"");
        assertThat(oauth.introspect("urn:taken:invoice", before).expect(200).json())
                .hasToString("{\"active\":false}");
    }

    @Test
    void uriIsLeftOutWhereOnlyAPartOfTheAudienceWasAskedFor() {
        oauth.client("archive-api");
        Token token = realm.token(realm.entity("receipt", API, "archive-api"), "read");
        ofApi.added(Mappers.AUDIENCE, Map.of("form", "uri", "uri.prefix", "urn:acme:"));

        JsonNode whole = OAuth.claims(OAuth.accessToken(oauth.exchange(API, token.secret())));
        JsonNode part =
                OAuth.claims(
                        OAuth.accessToken(
                                oauth.exchange(API, token.secret(), "audience", "archive-api")));

        assertThat(whole.get("aud"))
                .hasToString("[\"archive-api\",\"invoice-api\",\"urn:acme:receipt\"]");
        assertThat(part.get("aud")).hasToString("\"archive-api\"");
    }
}
