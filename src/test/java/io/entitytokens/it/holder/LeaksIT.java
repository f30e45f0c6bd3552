package io.entitytokens.it.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever finds a token hands it in, and it is good no longer. Few calls here bring no good secret:
 * all tests of the server come from one address, which has sixty of them.
 */
@Tag("database")
class LeaksIT {

    private static TestRealm realm;
    private static Holders holders;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(LeaksIT.class);
        holders = new Holders(realm);
        invoice = realm.entity("invoice");
    }

    private static void assertLeaked(Token token) {
        JsonNode json = holders.read(token);
        assertThat(json.get("status").textValue()).isEqualTo("disabled");
        assertThat(json.get("enabled").booleanValue()).isFalse();
        assertThat(json.get("disabledReason").textValue()).isEqualTo("leaked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"credentials\":[\"SECRET\"]}",
                "{\"credentials\":[\"SECRET\"],\"reporter\":\"somebody\",\"more\":[{}]}",
                "[{\"token\":\"SECRET\",\"type\":\"keycloak_entity_token\","
                        + "\"url\":\"https://example.org/a\",\"source\":\"content\"}]",
                "[{\"token\":\"SECRET\",\"type\":\"t\",\"url\":\"\",\"source\":\"commit\","
                        + "\"found\":{\"by\":1}}]",
                "[{\"type\":\"keycloak_entity_token\",\"token\":\"SECRET\","
                        + "\"location\":\"https://example.org/b\"}]",
                "[{\"token\":\"SECRET\"}]",
                "[null,1,{\"token\":5},{\"token\":\"nothing\"},{\"token\":\"SECRET\",\"url\":7}]"
            })
    void reportOfAnyFormSwitchesTheTokenOff(String report) {
        Token token = realm.token(invoice, "read");
        assertThat(holders.judged(token.secret())).isEqualTo(200);

        assertThat(holders.report(report.replace("SECRET", token.secret())).expect(202).body())
                .isEmpty();

        assertThat(holders.judged(token.secret())).isEqualTo(401);
        assertLeaked(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "17", "[[null]]", "{\"credentials\":[{},\"ket_nothing\"]}"})
    void reportOfNothingIsTakenToo(String report) {
        assertThat(holders.report(report).expect(202).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"credentials\":[\"SECRET\"]"})
    void whatIsNotJsonIsABadRequest(String report) {
        Token token = realm.token(invoice, "read");

        holders.report(report.replace("SECRET", token.secret())).expect(400);

        assertThat(holders.status(token)).isEqualTo("active");
    }

    private static String[] unknownsAnd(Token token, int all) {
        List<String> secrets =
                new ArrayList<>(LongStream.range(1, all).mapToObj(Forgery::unknown).toList());
        secrets.add(token.secret());
        return secrets.toArray(String[]::new);
    }

    @Test
    void thousandTokensAreLookedThrough() {
        Token token = realm.token(invoice, "read");

        holders.reportSecrets(unknownsAnd(token, 1000)).expect(202);

        assertLeaked(token);
    }

    @Test
    void moreThanAThousandTokensAreTooMany() {
        Token token = realm.token(invoice, "read");

        holders.reportSecrets(unknownsAnd(token, 1001)).expect(413);

        assertThat(holders.status(token)).isEqualTo("active");
    }

    @Test
    void moreThanOneMebibyteIsTooMuch() {
        Token token = realm.token(invoice, "read");

        holders.report(
                        "{\"credentials\":[\""
                                + token.secret()
                                + "\"],\"more\":\""
                                + "x".repeat(1024 * 1024)
                                + "\"}")
                .expect(413);

        assertThat(holders.status(token)).isEqualTo("active");
    }

    @Test
    void severalTokensOfOneReportAreAllSwitchedOff() {
        Token one = realm.token(invoice, "read");
        Token other = realm.token(realm.entity("order"), "write");
        Token kept = realm.token(invoice, "read");

        holders.reportSecrets(one.secret(), other.secret(), one.secret()).expect(202);

        assertLeaked(one);
        assertLeaked(other);
        assertThat(holders.status(kept)).isEqualTo("active");
        assertThat(holders.act(one, "report_leak").at("/details/entity").textValue())
                .isEqualTo("invoice");
    }

    @Test
    void leakOfTheCurrentSecretEndsTheOlderOnesToo() {
        Token token = realm.token(invoice, "read");
        String newest = holders.rotateAsAdmin(token, Map.of("overlap", "P1D"));
        assertThat(holders.judged(token.secret())).isEqualTo(200);

        holders.reportSecrets(newest).expect(202);

        assertLeaked(token);
        assertThat(holders.read(token).at("/secrets/1/state").textValue()).isEqualTo("retired");
        assertThat(holders.judged(token.secret())).isEqualTo(401);
        assertThat(holders.judged(newest)).isEqualTo(401);
    }

    @Test
    void leakOfAnOverlappingSecretEndsThatOneAlone() {
        Token token = realm.token(invoice, "read");
        String second = holders.rotateAsAdmin(token, Map.of("overlap", "P1D"));
        String third = holders.rotateAsAdmin(token, Map.of("overlap", "P1D"));

        holders.reportSecrets(second).expect(202);

        JsonNode json = holders.read(token);
        assertThat(json.get("status").textValue()).isEqualTo("active");
        assertThat(json.has("disabledReason")).isFalse();
        assertThat(json.at("/secrets").findValuesAsText("state"))
                .containsExactly("current", "retired", "overlapping");
        assertThat(holders.judged(second)).isEqualTo(401);
        assertThat(holders.judged(token.secret())).isEqualTo(200);
        assertThat(holders.judged(third)).isEqualTo(200);
    }

    @Test
    void leakOfARetiredSecretIsAnEventAndNothingElse() {
        Token token = realm.token(invoice, "read");
        String newest = holders.rotateAsAdmin(token, Map.of("overlap", "PT0S"));
        String before = holders.text(token);

        holders.reportSecrets(token.secret()).expect(202);

        assertThat(holders.act(token, "report_leak").at("/details/secret_generation").textValue())
                .isEqualTo("1");
        assertThat(holders.text(token)).isEqualTo(before);
        assertThat(holders.judged(newest)).isEqualTo(200);
    }

    @Test
    void leakOfARevokedTokenChangesNothing() {
        Token token = realm.token(invoice, "read");
        holders.end(token.secret()).expect(204);
        String before = holders.text(token);

        holders.reportSecrets(token.secret()).expect(202);

        assertThat(holders.text(token)).isEqualTo(before);
    }

    /** Otherwise an admin who switched it off would switch it on again. */
    @Test
    void disabledTokenIsMarkedAsLeakedToo() {
        Token token =
                realm.token(invoice, NewToken.named("off").may("read").with("enabled", false));

        holders.reportSecrets(token.secret()).expect(202);

        assertLeaked(token);
        realm.realmAdmin().put(realm.path(token), Map.of("enabled", true)).expect(409);
    }

    @Test
    void tokenOfAnotherRealmIsNotTouched() {
        TestRealm other = TestRealm.named("leaksit-other", Map.of());
        Holders others = new Holders(other);
        Token token = other.token(other.entity("invoice"), "read");
        String before = others.text(token);

        holders.reportSecrets(token.secret()).expect(202);

        assertThat(others.text(token)).isEqualTo(before);
        assertThat(others.judged(token.secret())).isEqualTo(200);
        assertThat(others.acts(token, "report_leak")).isEmpty();
    }

    @Test
    void leakedTokenIsNotEnabledBeforeItIsRotated() {
        Token token = realm.token(invoice, "read");
        holders.reportSecrets(token.secret()).expect(202);

        realm.realmAdmin().put(realm.path(token), Map.of("enabled", true)).expect(409);
        assertThat(
                        realm.realmAdmin()
                                .post(
                                        realm.admin("/entities/" + invoice + "/tokens/actions"),
                                        Map.of("action", "enable", "ids", List.of(token.id())))
                                .expect(200)
                                .json()
                                .findValuesAsText("result"))
                .containsExactly("rotation_required");
        assertLeaked(token);

        String newest = holders.rotateAsAdmin(token, Map.of());
        assertThat(holders.read(token).has("disabledReason")).isFalse();
        assertThat(holders.judged(newest)).isEqualTo(401);
        realm.realmAdmin().put(realm.path(token), Map.of("enabled", true)).expect(204);
        assertThat(holders.judged(newest)).isEqualTo(200);
    }
}
