package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a newcomer finds out, and that it holds. */
class DiscoveryIT {

    private static final String PATH = "/.well-known/entity-tokens-configuration";
    private static final TestRealm REALM = TestRealm.of(DiscoveryIT.class);

    private static Answer configuration(TestRealm realm) {
        return Http.request("GET", "/realms/" + realm.name() + PATH).send();
    }

    @Test
    void issuerAndNamesAreThoseOfTheRealm() {
        JsonNode document = configuration(REALM).expect(200).json();

        String issuer =
                Http.request("GET", "/realms/" + REALM.name() + "/.well-known/openid-configuration")
                        .send()
                        .expect(200)
                        .json()
                        .get("issuer")
                        .textValue();
        assertThat(document.get("issuer").textValue()).isEqualTo(issuer);
        assertThat(document.get("permissions_supported"))
                .hasToString("[\"read\",\"write\",\"delete\"]");
        assertThat(document)
                .isEqualTo(Http.request("GET", PATH + "/realms/" + REALM.name()).send().json());
    }

    /** Knowing nothing but the document and the client's own credentials. */
    @Test
    void everyEndpointIsWhereTheDocumentSays() {
        OAuth oauth = new OAuth(REALM);
        oauth.client("records-api");
        Token token = REALM.token(REALM.entity("invoice", "records-api"), "read");
        JsonNode document = configuration(REALM).expect(200).json();
        Map<String, Object> question =
                Pep.question(Pep.subject(token.id(), token.secret()), "read", "invoice");
        String caller = OAuth.basic("records-api", OAuth.CLIENT_SECRET);

        Http.request("GET", URI.create(at(document, "forward_auth_endpoint") + "/invoice/1"))
                .bearer(token.secret())
                .send()
                .expect(200);
        for (String name : List.of("access_evaluation_endpoint", "access_evaluations_endpoint")) {
            assertThat(at(document, name)).startsWith(at(document, "policy_decision_point") + "/");
            Answer answer =
                    Http.request("POST", URI.create(at(document, name)))
                            .header("Authorization", caller)
                            .json(question)
                            .send();
            assertThat(answer.expect(200).json().get("decision").booleanValue()).isTrue();
        }
        Answer introspected =
                Http.request("POST", URI.create(at(document, "introspection_endpoint")))
                        .header("Authorization", caller)
                        .body(
                                "application/x-www-form-urlencoded",
                                "token="
                                        + token.secret()
                                        + "&token_type_hint="
                                        + document.at("/token_type_hints_supported/0").textValue())
                        .send();
        assertThat(introspected.expect(200).json().get("active").booleanValue()).isTrue();
        assertIssued(
                document,
                OAuth.basic(at(document, "issuing_client_id"), token.secret()),
                "grant_type=" + document.at("/grant_types_supported/0").textValue());
        assertIssued(
                document,
                caller,
                "grant_type="
                        + document.at("/grant_types_supported/1").textValue()
                        + "&subject_token="
                        + token.secret()
                        + "&subject_token_type="
                        + document.at("/subject_token_types_supported/0").textValue());
    }

    /** Knowing nothing but the document and a secret. */
    @Test
    void endpointsOfTheHolderAreWhereTheDocumentSays() {
        JsonNode document = configuration(REALM).expect(200).json();
        String entity = REALM.entity("order");
        Token revoked = REALM.token(entity, "read");
        Token leaked = REALM.token(entity, "read");

        JsonNode self = self(document, revoked).expect(200).json();
        Http.request("POST", URI.create(at(document, "revocation_endpoint")))
                .body("application/x-www-form-urlencoded", "token=" + revoked.secret())
                .send()
                .expect(200);
        Http.request("POST", URI.create(at(document, "leak_report_endpoint")))
                .json(Map.of("credentials", List.of(leaked.secret())))
                .send()
                .expect(202);

        assertThat(self.get("entity").textValue()).isEqualTo("order");
        self(document, revoked).expect(401);
        self(document, leaked).expect(401);
    }

    private static Answer self(JsonNode document, Token token) {
        return Http.request("GET", URI.create(at(document, "self_endpoint")))
                .bearer(token.secret())
                .send();
    }

    private static String at(JsonNode document, String name) {
        return document.get(name).textValue();
    }

    private static void assertIssued(JsonNode document, String credentials, String form) {
        Answer answer =
                Http.request("POST", URI.create(at(document, "token_endpoint")))
                        .header("Authorization", credentials)
                        .body(
                                "application/x-www-form-urlencoded",
                                form + "&scope=" + document.at("/scopes_supported/0").textValue())
                        .send();
        assertThat(answer.expect(200).json().get("scope").textValue()).isEqualTo("entity:read");
    }

    @Test
    void documentIsForEverybodyButNeverOverPlainHttpWhereTlsIsRequired() {
        TestRealm own = TestRealm.named("discoveryit-tls", Map.of("sslRequired", "all"));

        configuration(own).expect(403);
        Http.request("GET", "/realms/nowhere" + PATH).send().expect(404);
    }

    /** Keycloak's own documents are its own. */
    @Test
    void otherDocumentsSayNothingOfUs() {
        for (String name : List.of("openid-configuration", "uma2-configuration")) {
            assertThat(
                            Http.request("GET", "/realms/" + REALM.name() + "/.well-known/" + name)
                                    .send()
                                    .expect(200)
                                    .body())
                    .doesNotContain("entity-tokens");
        }
        Http.request("GET", "/realms/" + REALM.name() + "/.well-known/authzen-configuration")
                .send()
                .expect(404);
    }
}
