package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client that is switched off is no resource server, whatever an entity's audience names. */
@Tag("database")
final class DisabledAudienceIT {

    private static final TestRealm REALM = TestRealm.of(DisabledAudienceIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    private static String archive;
    private static String invoice;
    private static String earlier;
    private static Token token;
    private static Token lonely;

    @BeforeAll
    static void disableAClient() {
        OAUTH.client("records-api");
        archive = OAUTH.client("archive-api");
        invoice = REALM.entity("invoice", "records-api", "archive-api");
        token = REALM.token(invoice, "read");
        lonely = REALM.token(REALM.entity("order", "archive-api"), "read");
        Mappers.ofClient(REALM, OAUTH.internalId("entity-tokens"))
                .added(Mappers.AUDIENCE, Map.of());
        earlier = OAuth.accessToken(OAUTH.clientCredentials("entity-tokens", token.secret()));
        assertThat(audience(OAuth.claims(earlier)))
                .containsExactlyInAnyOrder("archive-api", "records-api");
        OAUTH.change(archive, Map.of("enabled", false));
    }

    private static List<String> audience(JsonNode claims) {
        JsonNode aud = claims.get("aud");
        return aud.isTextual()
                ? List.of(aud.textValue())
                : List.of(aud.get(0).textValue(), aud.get(1).textValue());
    }

    @Test
    void issuedJwtNamesNoDisabledClientAsAudience() {
        JsonNode byCredentials =
                OAuth.claims(
                        OAuth.accessToken(
                                OAUTH.clientCredentials("entity-tokens", token.secret())));
        JsonNode exchanged =
                OAuth.claims(OAuth.accessToken(OAUTH.exchange("records-api", token.secret())));

        assertThat(audience(byCredentials)).containsExactly("records-api");
        assertThat(byCredentials.get("entity_audience")).hasToString("[\"records-api\"]");
        assertThat(audience(exchanged)).containsExactly("records-api");
    }

    @Test
    void introspectionNamesNoDisabledClientAsAudience() {
        for (String presented : List.of(token.secret(), earlier)) {
            JsonNode answer = OAUTH.introspect("records-api", presented).expect(200).json();
            assertThat(answer.get("active").booleanValue()).isTrue();
            assertThat(audience(answer)).containsExactly("records-api");
        }
    }

    @Test
    void disabledClientIsAnInvalidTargetOfAnExchange() {
        assertInvalidTarget(
                OAUTH.exchange("records-api", token.secret(), "audience", "archive-api"));
        OAUTH.refusal("token_exchange", "wrong_audience");
    }

    @Test
    void tokenForADisabledResourceServerAloneHasNoAudience() {
        assertInvalidTarget(OAUTH.clientCredentials("entity-tokens", lonely.secret()));
        OAUTH.refusal("client_credentials", "no_audience");
        assertThat(
                        OAUTH.introspect("records-api", lonely.secret())
                                .expect(200)
                                .json()
                                .get("active")
                                .booleanValue())
                .isFalse();
    }

    private static void assertInvalidTarget(Answer answer) {
        assertThat(answer.expect(400).json().get("error").textValue()).isEqualTo("invalid_target");
    }

    /** An admin sees what is set, and that it is set still when the client comes back. */
    @Test
    void adminIsShownTheDisabledClientInTheAudience() {
        assertThat(
                        REALM.realmAdmin()
                                .get(REALM.admin("/entities/" + invoice))
                                .expect(200)
                                .json()
                                .get("audience"))
                .hasToString("[\"archive-api\",\"records-api\"]");
    }

    @Test
    void disabledClientIsAudienceAfterItIsEnabled() {
        String id = OAUTH.client("resting-api", Map.of("enabled", false));
        Token own = REALM.token(REALM.entity("receipt", "resting-api"), "read");
        assertInvalidTarget(OAUTH.clientCredentials("entity-tokens", own.secret()));

        OAUTH.change(id, Map.of("enabled", true));

        assertThat(
                        audience(
                                OAuth.claims(
                                        OAuth.accessToken(
                                                OAUTH.clientCredentials(
                                                        "entity-tokens", own.secret())))))
                .containsExactly("resting-api");
    }
}
