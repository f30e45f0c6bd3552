package io.entitytokens.it.limit;

import static io.entitytokens.it.limit.LimitedWay.CLIENT;
import static io.entitytokens.it.support.Limits.LONG;
import static io.entitytokens.it.support.Limits.limit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each endpoint, and the same limit. */
class LimitEndpointsIT {

    private static TestRealm realm;
    private static OAuth oauth;
    private static Pep pep;
    private static Limits limits;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(LimitEndpointsIT.class);
        oauth = new OAuth(realm);
        limits = new Limits(realm);
        pep = new Pep(realm, CLIENT);
        LimitedWay.makeClients(realm);
        invoice = LimitedWay.entity(limits);
    }

    @ParameterizedTest
    @EnumSource
    void tokenIsAcceptedAsOftenAsItsLimitSays(LimitedWay way) {
        Token token = limits.token(invoice, limit(2, LONG));

        way.isAccepted(limits, token, "read");
        way.isAccepted(limits, token, "write");
        way.isLimited(limits, token, "read");
        assertThat(limits.remaining(token)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void limitOfAPermissionCountsWhatNeedsIt(LimitedWay way) {
        Token token = limits.token(invoice, limit("write", 1, LONG));

        way.isAccepted(limits, token, "write");
        way.isLimited(limits, token, "write");
        way.isAccepted(limits, token, "read");
        way.isAccepted(limits, token, "read");
    }

    @ParameterizedTest
    @EnumSource
    void limitThatIsReachedElsewhereHoldsHere(LimitedWay way) {
        Token token = limits.token(invoice, limit(1, LONG));
        limits.authorize(token, "read").expect(200);

        way.isLimited(limits, token, "read");
    }

    @ParameterizedTest
    @EnumSource
    void reasonIsInTheEvent(LimitedWay way) {
        Token token = limits.token(invoice, limit(1, LONG));
        way.isAccepted(limits, token, "read");
        way.isLimited(limits, token, "read");

        JsonNode details = oauth.refusal(token, way.endpoint(), "rate_limited").get("details");

        assertThat(details.get("entity").textValue()).isEqualTo("invoice");
        assertThat(details.get("permission").textValue()).isEqualTo("read");
    }

    @Test
    void jwtOfAllPermissionsCountsForEach() {
        Token token = limits.token(invoice, limit("write", 1, LONG));

        oauth.clientCredentials("entity-tokens", token.secret()).expect(200);
        oauth.clientCredentials("entity-tokens", token.secret()).expect(429);
        oauth.exchange(CLIENT, token.secret()).expect(429);
        oauth.exchange(CLIENT, token.secret(), "scope", "entity:read").expect(200);
    }

    @Test
    void eachEvaluationOfACallCounts() {
        Token token = limits.token(invoice, limit(2, LONG));
        Map<String, Object> read = Map.of("action", Pep.action("read"));
        Map<String, Object> deleting = Map.of("action", Pep.action("delete"));

        JsonNode decisions =
                pep.call("evaluations")
                        .json(
                                Map.of(
                                        "subject",
                                        Pep.subject(token),
                                        "resource",
                                        Pep.resource("invoice"),
                                        "evaluations",
                                        List.of(read, deleting, read, read, deleting)))
                        .send()
                        .expect(200)
                        .json()
                        .get("evaluations");

        assertThat(decisions)
                .extracting(
                        decision ->
                                decision.get("decision").asText()
                                        + " "
                                        + decision.at("/context/reason").asText())
                .containsExactly(
                        "true ",
                        "false missing_permission",
                        "true ",
                        "false rate_limited",
                        "false missing_permission");
    }

    @Test
    void callerOutsideTheAudienceHearsOfNoLimit() {
        Pep stranger = Pep.of(realm, "stranger");
        Token token = limits.token(invoice, limit(1, LONG));
        limits.authorize(token, "read").expect(200);

        JsonNode decision = stranger.decide(token, "read", "invoice");

        assertThat(decision.get("context").toString()).isEqualTo("{\"reason\":\"invalid_token\"}");
        oauth.exchange("stranger", token.secret()).expect(400);
    }
}
