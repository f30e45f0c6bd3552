package io.entitytokens.it.oauth;

import static io.entitytokens.it.oauth.ShapedTokens.API;
import static io.entitytokens.it.oauth.ShapedTokens.ISSUER;
import static io.entitytokens.it.oauth.ShapedTokens.difference;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.OAuth;
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

/** What permission mappers add to tokens, in each form and on any client, and nothing else. */
class ShapedTokenIT {

    private static ShapedTokens tokens;
    private static TestRealm realm;
    private static OAuth oauth;
    private static String entityId;
    private static Token readOnly;
    private static Token all;
    private static Mappers ofIssuer;
    private static Mappers ofReadScope;
    private static Mappers ofApi;

    @BeforeAll
    static void makeTokens() {
        tokens = new ShapedTokens(ShapedTokenIT.class);
        realm = tokens.realm;
        oauth = tokens.oauth;
        entityId = tokens.entityId;
        readOnly = tokens.readOnly;
        all = tokens.all;
        ofIssuer = tokens.ofIssuer;
        ofReadScope = tokens.ofReadScope;
        ofApi = tokens.ofApi;
    }

    @AfterEach
    void clear() {
        tokens.clear();
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
        JsonNode bare = tokens.claims(all);
        ofIssuer.added(Mappers.PERMISSIONS, Map.of("form", form));

        String jwt = tokens.jwt(all);

        assertThat(difference(OAuth.claims(jwt), bare)).isEqualTo(expected);
        for (JsonNode answer :
                List.of(tokens.introspected(jwt), tokens.introspected(all.secret()))) {
            expected.properties()
                    .forEach(c -> assertThat(answer.get(c.getKey())).isEqualTo(c.getValue()));
        }
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
        JsonNode bare = tokens.claims(token);
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

        assertThat(tokens.claims(all).at("/readers/may").toString())
                .isEqualTo("[\"read\",\"write\",\"delete\"]");
        assertThat(tokens.claims(all, "scope", "entity:write").has("readers")).isFalse();
    }

    @Test
    void mapperOfTheClientThatExchangesActsForIt() {
        ofApi.added(Mappers.PERMISSIONS, Map.of("form", "string", "claim.name", "scp"));

        String jwt = OAuth.accessToken(oauth.exchange(API, readOnly.secret()));

        assertThat(OAuth.claims(jwt).get("scp").textValue()).isEqualTo("read");
        assertThat(tokens.introspected(jwt).get("scp").textValue()).isEqualTo("read");
        assertThat(tokens.claims(readOnly).has("scp")).isFalse();
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
        assertThat(difference(tokens.introspected(shaped), tokens.introspected(bare))).isEmpty();
    }

    private static String ordinaryToken() {
        return OAuth.accessToken(oauth.clientCredentials(API, OAuth.CLIENT_SECRET));
    }
}
