package io.entitytokens.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;

/** A realm with a token, and a JWT that was issued for it. */
final class IssuerStory {

    static final String CLIENT = "entity-tokens";
    private static final String INACTIVE = "{\"active\":false}";

    final TestRealm realm;
    final OAuth oauth;
    final String entity;
    final Token token;
    final String jwt;

    IssuerStory(String name) {
        realm = TestRealm.named(name, Map.of());
        oauth = new OAuth(realm);
        oauth.client("records-api");
        oauth.client("erp", Map.of("clientAuthenticatorType", "entity-token"));
        entity = realm.entity("invoice", "records-api", "erp");
        token = realm.token(entity, "read");
        jwt = OAuth.accessToken(oauth.clientCredentials(CLIENT, token.secret()));
        assertOpen();
    }

    /** Adds the first token of a realm, and gives the answer. */
    static Answer firstToken(TestRealm realm) {
        String entity = realm.entity("invoice");
        return realm.user("token-manager")
                .post(
                        realm.admin("/entities/" + entity + "/tokens"),
                        Map.of("name", "first", "permissions", List.of("read")));
    }

    JsonNode client(String internalId) {
        return realm.masterAdmin().get(realm.admin("/clients/" + internalId)).expect(200).json();
    }

    JsonNode serviceAccount(String internalId) {
        return realm.masterAdmin()
                .get(realm.admin("/clients/" + internalId + "/service-account-user"))
                .expect(200)
                .json();
    }

    JsonNode rolesOfServiceAccount(String internalId) {
        return realm.masterAdmin()
                .get(
                        realm.admin(
                                "/users/"
                                        + serviceAccount(internalId).get("id").textValue()
                                        + "/role-mappings"))
                .expect(200)
                .json();
    }

    private String introspect(String presented) {
        return oauth.introspect("records-api", presented).expect(200).body();
    }

    void assertOpen() {
        oauth.clientCredentials(CLIENT, token.secret()).expect(200);
        oauth.clientCredentials("erp", token.secret()).expect(200);
        oauth.exchange("records-api", token.secret()).expect(200);
        assertThat(introspect(token.secret())).contains("\"active\":true");
        assertThat(introspect(jwt)).contains("\"active\":true");
    }

    /** Every OAuth endpoint says what it says of any bad token; gateways are not asked. */
    void assertShut() {
        oauth.clientCredentials(CLIENT, token.secret()).expect(401);
        assertThat(
                        oauth.clientCredentials("erp", token.secret())
                                .expect(401)
                                .json()
                                .get("error")
                                .textValue())
                .isEqualTo("invalid_client");
        assertThat(oauth.exchange("records-api", token.secret()).expect(400).body())
                .isEqualTo(
                        "{\"error\":\"invalid_request\",\"error_description\":"
                                + "\"Invalid subject token\"}");
        assertThat(introspect(token.secret())).isEqualTo(INACTIVE);
        assertThat(introspect(jwt)).isEqualTo(INACTIVE);
        assertThat(realm.authorize(token, "invoice", "read").status()).isEqualTo(200);
    }
}
