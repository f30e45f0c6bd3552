package io.entitytokens.it.limit;

import static io.entitytokens.it.support.ExpectedStatus.expect;
import static io.entitytokens.it.support.Limits.LONG;
import static io.entitytokens.it.support.Limits.limit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often gateways are told yes. */
class LimitIT {

    private static TestRealm realm;
    private static Limits limits;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(LimitIT.class);
        limits = new Limits(realm);
        invoice = realm.entity("invoice");
    }

    @Test
    void tokenIsAcceptedAsOftenAsItsLimitSays() {
        Token token = limits.token(invoice, limit(3, LONG));

        for (int i = 0; i < 3; i++) {
            limits.authorize(token, "read").expect(200);
        }
        limits.authorize(token, "read").expect(429);
        limits.authorize(token, "write").expect(429);
    }

    @Test
    void answerTellsWhenToComeBackAndNothingElse() {
        Token token = limits.token(invoice, limit(2, "PT1H"), limit("write", 5, "PT1M"));
        limits.authorize(token, "write").expect(200);
        limits.authorize(token, "write").expect(200);

        Answer answer = limits.authorize(token, "write").expect(429);

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Retry-After")).matches("1800|17[0-9]{2}");
        assertThat(answer.header("RateLimit"))
                .matches(
                        "\"all\";r=0;t="
                                + answer.header("Retry-After")
                                + ", \"writes\";r=[345];t=[0-9]+");
        assertThat(answer.header("RateLimit-Policy"))
                .isEqualTo("\"all\";q=2;w=3600, \"writes\";q=5;w=60");
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-entity"));
        assertThat(answer.header("WWW-Authenticate")).isNull();
    }

    @Test
    void whatIsUsedUpComesBack() {
        Token token = limits.token(invoice, limit(1, "PT5S"));
        limits.authorize(token, "read").expect(200);
        Answer refused = limits.authorize(token, "read").expect(429);

        assertThat(refused.header("Retry-After")).matches("[1-5]");
        TestRealm.await(() -> limits.authorize(token, "read").status(), status -> status == 200);
    }

    @Test
    void limitOfAnEntityHoldsForEachOfItsTokens() {
        String order = realm.entity("order");
        limits.ofEntity(order, limit(2, LONG));
        assertThat(
                        realm.user("viewer")
                                .get(realm.admin("/entities/" + order))
                                .expect(200)
                                .json()
                                .get("limits")
                                .toString())
                .isEqualTo("[{\"name\":\"all\",\"requests\":2,\"period\":\"P1D\"}]");

        for (Token token : List.of(realm.token(order, "read"), realm.token(order, "read"))) {
            realm.authorize(token, "order", "read").expect(200);
            realm.authorize(token, "order", "read").expect(200);
            realm.authorize(token, "order", "read").expect(429);
        }
    }

    @Test
    void limitsOfEntityAndTokenBothHold() {
        String offer = realm.entity("offer");
        limits.ofEntity(offer, limit(3, LONG));
        Token less = limits.token(offer, limit(1, LONG));
        Token more = limits.token(offer, limit(9, LONG));

        realm.authorize(less, "offer", "read").expect(200);
        realm.authorize(less, "offer", "read").expect(429);
        for (int i = 0; i < 3; i++) {
            realm.authorize(more, "offer", "read").expect(200);
        }
        Answer refused = realm.authorize(more, "offer", "read").expect(429);
        assertThat(refused.header("RateLimit-Policy"))
                .isEqualTo("\"all\";q=3;w=86400, \"all\";q=9;w=86400");
        assertThat(refused.header("RateLimit")).startsWith("\"all\";r=0;").contains("\"all\";r=6;");
    }

    @Test
    void limitOfAPermissionCountsOnlyWhatNeedsIt() {
        Token token = limits.token(invoice, limit("write", 1, LONG));

        limits.authorize(token, "write").expect(200);
        limits.authorize(token, "write").expect(429);
        for (int i = 0; i < 5; i++) {
            limits.authorize(token, "read").expect(200);
        }
        realm.authorize("GET", "?entity=invoice")
                .header("X-Forwarded-Method", "GET")
                .header("X-Original-Method", "POST")
                .bearer(token.secret())
                .send()
                .expect(429);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000, PT1S, PT1S",
        "1000000000, P31D, P31D",
        "1, P31D, P31D",
        "7, PT0.5S, ''",
        "7, PT1.5S, PT1.5S",
        "7, PT3600S, PT1H"
    })
    void limitsAtTheEdgesAreKeptAndCounted(long requests, String period, String shown) {
        if (shown.isEmpty()) {
            realm.realmAdmin()
                    .post(
                            realm.admin("/entities/" + invoice + "/tokens"),
                            Map.of(
                                    "name",
                                    "edge",
                                    "permissions",
                                    List.of("read"),
                                    "limits",
                                    List.of(limit(requests, period))))
                    .expect(400);
            return;
        }
        Token token = limits.token(invoice, limit(requests, period));

        limits.authorize(token, "read").expect(200);
        JsonNode left = limits.self(token).at("/limits/0");
        assertThat(left.get("requests").longValue()).isEqualTo(requests);
        assertThat(left.get("period").textValue()).isEqualTo(shown);
        assertThat(left.get("remaining").longValue()).isBetween(requests - 1, requests);
    }

    @Test
    void holderSeesWhatIsLeftWithoutUsingIt() {
        String receipt = realm.entity("receipt");
        limits.ofEntity(receipt, limit(10, "PT1H"));
        Token token = limits.token(receipt, limit("write", 4, LONG));
        long before = System.currentTimeMillis();
        realm.authorize(token, "receipt", "write").expect(200);

        for (int i = 0; i < 3; i++) {
            JsonNode left = limits.self(token).get("limits");

            assertThat(left).hasSize(2);
            assertThat(left.at("/0/name").textValue()).isEqualTo("all");
            assertThat(left.at("/0/requests").intValue()).isEqualTo(10);
            assertThat(left.at("/0/period").textValue()).isEqualTo("PT1H");
            assertThat(left.at("/0/remaining").intValue()).isEqualTo(9);
            assertThat(left.at("/0/permission").isMissingNode()).isTrue();
            assertThat(left.at("/0/fullTimestamp").longValue())
                    .isBetween(before + 350_000, before + 420_000);
            assertThat(left.at("/1/permission").textValue()).isEqualTo("write");
            assertThat(left.at("/1/remaining").intValue()).isEqualTo(3);
        }
        Token unused = limits.token(receipt, limit(7, LONG));
        assertThat(limits.self(unused).at("/limits/1/fullTimestamp").isMissingNode()).isTrue();
        assertThat(limits.self(realm.token(invoice, "read")).has("limits")).isFalse();
    }

    @TestFactory
    List<DynamicTest> eachWayOfAskingTellsOfTheLimit() {
        Token token = limits.token(invoice, limit(1, LONG));
        limits.authorize(token, "read").expect(200);
        List<DynamicTest> tests = new ArrayList<>();
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            tests.add(
                    expect(
                            429,
                            method + " by query",
                            realm.authorize(method, "?entity=invoice&permission=read")
                                    .bearer(token.secret())));
        }
        Token all =
                realm.token(
                        invoice,
                        NewToken.named("all")
                                .may("read", "write", "delete")
                                .with("limits", List.of(limit(1, LONG))));
        limits.authorize(all, "read").expect(200);
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")) {
            tests.add(
                    expect(
                            429,
                            method + " by path",
                            realm.authorize(method, "/invoice/1").bearer(all.secret())));
        }
        return tests;
    }
}
