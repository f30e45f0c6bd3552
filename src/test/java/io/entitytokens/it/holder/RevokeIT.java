package io.entitytokens.it.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that its holder has given up is finally no good, and stays there to be looked at. */
@Tag("database")
class RevokeIT {

    /** How a holder gives a token up. */
    private enum Way {
        SELF {
            @Override
            void revoke(Token token) {
                assertThat(holders.end(token.secret()).expect(204).body()).isEmpty();
            }
        },
        FORM {
            @Override
            void revoke(Token token) {
                assertThat(holders.revoke("token=" + token.secret()).expect(200).body()).isEmpty();
            }
        };

        abstract void revoke(Token token);
    }

    private static TestRealm realm;
    private static Holders holders;
    private static OAuth oauth;
    private static Pep pep;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(RevokeIT.class);
        holders = new Holders(realm).rule("selfRotate", true);
        oauth = new OAuth(realm);
        pep = Pep.of(realm, "records-api");
        invoice = realm.entity("invoice", "records-api");
    }

    private static Token revoked() {
        Token token = realm.token(invoice, "read");
        holders.end(token.secret()).expect(204);
        return token;
    }

    private static boolean isActive(String text) {
        return oauth.introspect("records-api", text).expect(200).json().get("active").asBoolean();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void revokedTokenIsRefusedAtEveryEndpoint(Way way) {
        Token token = realm.token(invoice, "read");
        String jwt = OAuth.accessToken(oauth.clientCredentials("entity-tokens", token.secret()));
        assertThat(holders.judged(token.secret())).isEqualTo(200);
        assertThat(isActive(jwt)).isTrue();
        long before = System.currentTimeMillis();

        way.revoke(token);

        assertThat(holders.judged(token.secret())).isEqualTo(401);
        holders.self(token.secret()).expect(401);
        holders.rotate(token.secret()).expect(401);
        assertThat(isActive(token.secret())).isFalse();
        assertThat(isActive(jwt)).isFalse();
        oauth.clientCredentials("entity-tokens", token.secret()).expect(401);
        oauth.exchange("records-api", token.secret()).expect(400);
        assertThat(pep.decide(token, "read", "invoice").get("decision").asBoolean()).isFalse();
        JsonNode json = holders.read(token);
        assertThat(json.get("status").textValue()).isEqualTo("revoked");
        assertThat(json.get("revokedTimestamp").longValue())
                .isBetween(before, System.currentTimeMillis());
    }

    @Test
    void overlappingSecretsEndToo() {
        Token token = realm.token(invoice, "read");
        String newest = holders.rotateAsAdmin(token, Map.of("overlap", "P1D"));
        assertThat(holders.judged(token.secret())).isEqualTo(200);

        holders.end(newest).expect(204);

        assertThat(holders.judged(token.secret())).isEqualTo(401);
        assertThat(holders.judged(newest)).isEqualTo(401);
    }

    /** Nobody is kept from ending a token by what keeps it from being used. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void tokenThatIsRefusedAnywayCanBeRevoked(Way way) {
        String closed = realm.entity("closed-to-" + way.name().toLowerCase(Locale.ROOT));
        Token ofClosed = realm.token(closed, "read");
        realm.realmAdmin()
                .put(realm.admin("/entities/" + closed), Map.of("enabled", false))
                .expect(204);
        Token disabled =
                realm.token(
                        invoice, NewToken.named("off " + way).may("read").with("enabled", false));
        Token expired =
                realm.token(
                        invoice,
                        NewToken.named("short " + way).may("read").with("lifespan", "PT1S"));
        TestRealm.await(() -> holders.status(expired), "expired"::equals);

        List<Token> tokens = List.of(ofClosed, disabled, expired);
        tokens.forEach(way::revoke);

        assertThat(tokens)
                .allSatisfy(token -> assertThat(holders.status(token)).isEqualTo("revoked"));
    }

    @Test
    void whateverIsHandedInTheAnswerIsTheSame() {
        for (String text :
                List.of("nothing", "ket_nothing", "eyJhbGciOiJub25lIn0.e30.", Forgery.unknown(7))) {
            assertThat(holders.revoke("token=" + text).expect(200).body()).isEmpty();
            holders.end(text).expect(401);
        }
        holders.call("DELETE", "").send().expect(401);
    }

    @Test
    void hintOfTheTypeIsOnlyAHint() {
        Token token = realm.token(invoice, "read");

        holders.revoke("token_type_hint=access_token&token=" + token.secret()).expect(200);

        assertThat(holders.status(token)).isEqualTo("revoked");
    }

    @Test
    void secondTimeChangesNothing() {
        Token token = revoked();
        String before = holders.text(token);

        holders.revoke("token=" + token.secret()).expect(200);

        assertThat(holders.text(token)).isEqualTo(before);
        assertThat(holders.acts(token, "revoke")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token_type_hint=access_token", "token=SECRET&token=SECRET"})
    void formThatDoesNotNameOneTokenIsABadRequest(String form) {
        Token token = realm.token(invoice, "read");

        Answer answer = holders.revoke(form.replace("SECRET", token.secret()));

        assertThat(answer.expect(400).json().get("error").textValue()).isEqualTo("invalid_request");
        assertThat(holders.status(token)).isEqualTo("active");
    }

    @Test
    void revokedTokensAreListed() {
        Token token = revoked();
        Token good = realm.token(invoice, "read");

        for (String list : List.of("/entities/" + invoice + "/tokens", "/entity-tokens")) {
            assertThat(ids(list + "?max=1000&status=revoked"))
                    .contains(token.id())
                    .doesNotContain(good.id());
            assertThat(ids(list + "?max=1000&status=active"))
                    .contains(good.id())
                    .doesNotContain(token.id());
        }
    }

    private static List<String> ids(String path) {
        return realm.user("viewer")
                .get(realm.admin(path))
                .expect(200)
                .json()
                .findValuesAsText("id");
    }

    @Test
    void nobodyBringsARevokedTokenBack() {
        Token token = revoked();

        Answer rotated = realm.realmAdmin().post(realm.path(token) + "/rotate", Map.of());
        assertThat(rotated.expect(409).json().get("errorMessage").textValue()).isNotBlank();
        realm.realmAdmin().put(realm.path(token), Map.of("enabled", true)).expect(409);
        assertThat(bulk("enable", token)).isEqualTo("revoked");
        assertThat(bulk("disable", token)).isEqualTo("revoked");

        assertThat(holders.status(token)).isEqualTo("revoked");
        assertThat(holders.judged(token.secret())).isEqualTo(401);
    }

    private static String bulk(String action, Token token) {
        return realm.realmAdmin()
                .post(
                        realm.admin("/entities/" + token.entityId() + "/tokens/actions"),
                        Map.of("action", action, "ids", List.of(token.id())))
                .expect(200)
                .json()
                .at("/0/result")
                .textValue();
    }

    @Test
    void adminMayRemoveARevokedToken() {
        Token token = revoked();

        realm.realmAdmin().delete(realm.path(token)).expect(204);

        realm.realmAdmin().get(realm.path(token)).expect(404);
        holders.end(token.secret()).expect(401);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void revocationIsAnEventOfTheHolder(Way way) {
        Token token = realm.token(invoice, "read");

        way.revoke(token);

        JsonNode event = holders.act(token, "revoke");
        assertThat(event.get("resourceType").textValue()).isEqualTo("ENTITY_TOKEN");
        assertThat(event.get("operationType").textValue()).isEqualTo("ACTION");
        assertThat(event.at("/details/actor").textValue()).isEqualTo("holder");
        assertThat(event.at("/details/endpoint").textValue()).isEqualTo("self");
        assertThat(event.at("/authDetails/ipAddress").textValue()).isNotBlank();
        assertThat(event.at("/authDetails/userId").textValue()).isNull();
        assertThat(event.toString()).doesNotContain(token.secret().substring(27, 70));
    }
}
