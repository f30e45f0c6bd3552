package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client says of entities without an entity token is taken away. */
final class ForgedClaimsIT {

    private static final TestRealm REALM = TestRealm.of(ForgedClaimsIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    private static Token token;

    @BeforeAll
    static void makeToken() {
        OAUTH.client("records-api");
        token = REALM.token(REALM.entity("invoice", "records-api"), "read");
    }

    private static void map(String client, String claim, String value) {
        REALM.masterAdmin()
                .post(
                        REALM.admin("/clients/" + client + "/protocol-mappers/models"),
                        Map.of(
                                "name",
                                claim,
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-hardcoded-claim-mapper",
                                "config",
                                Map.of(
                                        "claim.name",
                                        claim,
                                        "claim.value",
                                        value,
                                        "jsonType.label",
                                        "String",
                                        "access.token.claim",
                                        "true",
                                        "introspection.token.claim",
                                        "true",
                                        "id.token.claim",
                                        "true")))
                .expect(201);
    }

    private static void addScope(String client, String scope, String kind) {
        for (JsonNode found : REALM.masterAdmin().get(REALM.admin("/client-scopes")).json()) {
            if (found.get("name").textValue().equals(scope)) {
                String path = "/clients/" + client + "/" + kind + "-client-scopes/";
                REALM.masterAdmin()
                        .put(REALM.admin(path + found.get("id").textValue()), Map.of())
                        .expect(204);
            }
        }
    }

    @Test
    void entityScopesOfAClientWithoutAnEntityTokenAreTakenAway() {
        String id = OAUTH.client("pretender");
        addScope(id, "entity:write", "optional");
        addScope(id, "entity:read", "default");

        JsonNode reply =
                OAUTH.clientCredentials("pretender", OAuth.CLIENT_SECRET, "scope", "entity:write")
                        .expect(200)
                        .json();

        assertThat(OAuth.claims(reply.get("access_token").textValue()).get("scope").asText())
                .doesNotContain("entity:");
    }

    @Test
    void claimsMadeUpByAMapperStandInNeitherJwtNorIntrospection() {
        String id = OAUTH.client("forger");
        map(id, "entity", "invoice");
        map(id, "entity_token_id", token.id());
        map(id, "department", "accounting");

        String jwt = OAuth.accessToken(OAUTH.clientCredentials("forger", OAuth.CLIENT_SECRET));
        assertThat(OAuth.claims(jwt).has("entity")).isFalse();
        assertThat(OAuth.claims(jwt).has("entity_token_id")).isFalse();
        assertThat(OAuth.claims(jwt).get("department").textValue()).isEqualTo("accounting");

        OAUTH.client("checker", Map.of("attributes", allowedToCheck()));
        JsonNode answer = OAUTH.introspect("checker", jwt).expect(200).json();
        assertThat(answer.get("active").booleanValue()).isTrue();
        assertThat(answer.has("entity")).isFalse();
        assertThat(answer.has("entity_token_id")).isFalse();
        assertThat(answer.get("department").textValue()).isEqualTo("accounting");
    }

    @ParameterizedTest
    @CsvSource({
        "ENTITY,invoice",
        "Entity_Id,invoice",
        "entity_foo,invoice",
        "entity-name,invoice",
        "entityTokenId,invoice",
        "ent\u0131ty,invoice",
        "scp,entity:write",
        "SCP,'x,Entity:write'",
        "scopes,'[\"entity:write\"]'"
    })
    void claimThatALibraryMayTakeForOursIsTakenAway(String claim, String value) {
        long suffix = System.nanoTime();
        String id = OAUTH.client("forger-" + suffix);
        map(id, claim, value);
        map(id, "department", "accounting");

        String jwt =
                OAuth.accessToken(OAUTH.clientCredentials("forger-" + suffix, OAuth.CLIENT_SECRET));

        assertThat(OAuth.claims(jwt).get("department").textValue()).isEqualTo("accounting");
        assertThat(OAuth.claims(jwt).toString().toLowerCase(Locale.ROOT))
                .doesNotContain("invoice", "entity:");
        OAUTH.client("checker-" + suffix, Map.of("attributes", allowedToCheck()));
        JsonNode answer = OAUTH.introspect("checker-" + suffix, jwt).expect(200).json();
        assertThat(answer.get("department").textValue()).isEqualTo("accounting");
        assertThat(answer.toString().toLowerCase(Locale.ROOT)).doesNotContain("invoice", "entity:");
    }

    @ParameterizedTest
    @CsvSource({
        "entitlements,gold",
        "entities,all",
        "entityType,person",
        "identity,me",
        "scp,identity:read entities:read"
    })
    void claimThatOnlyResemblesOursStays(String claim, String value) {
        String clientId = "other-" + claim;
        map(OAUTH.client(clientId), claim, value);

        String jwt = OAuth.accessToken(OAUTH.clientCredentials(clientId, OAuth.CLIENT_SECRET));

        assertThat(OAuth.claims(jwt).get(claim).textValue()).isEqualTo(value);
    }

    private static Map<String, String> allowedToCheck() {
        return Map.of("allow.token.introspection.without.audience.check", "true");
    }
}
