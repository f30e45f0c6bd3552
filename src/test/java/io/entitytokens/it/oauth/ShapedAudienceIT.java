package io.entitytokens.it.oauth;

import static io.entitytokens.it.oauth.ShapedTokens.API;
import static io.entitytokens.it.oauth.ShapedTokens.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audience in the words that a resource server understands, and never a wider one. */
class ShapedAudienceIT {

    private static ShapedTokens tokens;
    private static TestRealm realm;
    private static OAuth oauth;
    private static Token readOnly;
    private static Mappers ofIssuer;
    private static Mappers ofApi;

    @BeforeAll
    static void makeTokens() {
        tokens = new ShapedTokens(ShapedAudienceIT.class);
        realm = tokens.realm;
        oauth = tokens.oauth;
        readOnly = tokens.readOnly;
        ofIssuer = tokens.ofIssuer;
        ofApi = tokens.ofApi;
    }

    @AfterEach
    void clear() {
        tokens.clear();
    }

    @ParameterizedTest
    @CsvSource({"array, '[\"invoice-api\"]'", "string, '\"invoice-api\"'"})
    void audienceStandsInAClaimOfItsOwn(String form, String json) {
        ofIssuer.added(Mappers.AUDIENCE, Map.of("form", form));

        assertThat(tokens.claims(readOnly).get("entity_audience")).hasToString(json);
        assertThat(tokens.introspected(readOnly.secret()).get("entity_audience")).hasToString(json);
    }

    @Test
    void uriOfTheEntityIsOneMoreAudience() {
        ofIssuer.added(Mappers.AUDIENCE, Map.of("form", "uri", "uri.prefix", "urn:acme:entity:"));

        String jwt = tokens.jwt(readOnly);

        assertThat(OAuth.claims(jwt).get("aud"))
                .hasToString("[\"invoice-api\",\"urn:acme:entity:invoice\"]");
        assertThat(tokens.introspected(jwt).get("aud"))
                .hasToString("[\"invoice-api\",\"urn:acme:entity:invoice\"]");
    }

    /** RFC 8707: what the mapped audience says may be asked for. */
    @Test
    void uriOfTheEntityIsAResourceThatCanBeNamed() {
        String[] named = {"resource", "urn:acme:entity:invoice"};
        oauth.clientCredentials(ISSUER, readOnly.secret(), named).expect(400);
        oauth.exchange(API, readOnly.secret(), named).expect(400);
        ofIssuer.added(Mappers.AUDIENCE, Map.of("form", "uri", "uri.prefix", "urn:acme:entity:"));
        ofApi.added(Mappers.AUDIENCE, Map.of("form", "uri", "uri.prefix", "urn:acme:entity:"));

        assertThat(tokens.claims(readOnly, named).get("aud"))
                .hasToString("[\"invoice-api\",\"urn:acme:entity:invoice\"]");
        assertThat(
                        OAuth.claims(
                                        OAuth.accessToken(
                                                oauth.exchange(API, readOnly.secret(), named)))
                                .get("aud"))
                .hasToString("[\"invoice-api\",\"urn:acme:entity:invoice\"]");
        assertThat(
                        oauth.clientCredentials(
                                        ISSUER,
                                        readOnly.secret(),
                                        "resource",
                                        "urn:acme:entity:order")
                                .expect(400)
                                .json()
                                .get("error")
                                .textValue())
                .isEqualTo("invalid_target");
    }

    @Test
    void uriThatIsAClientOutsideTheAudienceIsLeftOut() {
        ofIssuer.added(Mappers.AUDIENCE, Map.of("form", "uri", "uri.prefix", "urn:taken:"));
        String before = tokens.jwt(readOnly);

        oauth.client("urn:taken:invoice");

        assertThat(tokens.claims(readOnly).get("aud")).hasToString("\"invoice-api\"");
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
