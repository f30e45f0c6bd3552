package io.entitytokens.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import io.entitytokens.token.verify.Verdicts;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ForwardAuthResponseTest {

    private static final Demand DEMAND =
            new Demand(
                    EntityDraft.REALM,
                    "invoice",
                    Permissions.of(Permission.DELETE, Permission.READ));

    private final ForwardAuthResponse answers = new ForwardAuthResponse("acme");

    @Test
    void acceptedTokenIsDescribedInFourHeaders() {
        Response answer = accepted(TokenDraft.sap());

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getStringHeaders().keySet())
                .containsExactlyInAnyOrder(
                        "Cache-Control",
                        "X-Entity",
                        "X-Entity-Permissions",
                        "X-Entity-Token-Id",
                        "X-Entity-Token-Name");
        assertThat(answer.getHeaderString("X-Entity")).isEqualTo("invoice");
        assertThat(answer.getHeaderString("X-Entity-Permissions")).isEqualTo("read write delete");
        assertThat(answer.getHeaderString("X-Entity-Token-Id")).isEqualTo("0UJg4EBGO3cQWJhXqJNbv5");
        assertThat(answer.getHeaderString("X-Entity-Token-Name"))
                .isEqualTo("SAP%20Invoice%20Integration");
    }

    @Test
    void acceptedAnswerShowsPermissionsOfTheTokenNotOfTheRequest() {
        Response answer = accepted(TokenDraft.sap().permissions(Permissions.of(Permission.WRITE)));

        assertThat(answer.getHeaderString("X-Entity-Permissions")).isEqualTo("write");
    }

    @Test
    void unavailableVerdictIs503WithRetryAfter() {
        Response answer =
                answers.of(Verdict.Refused.outright(Reason.UNAVAILABLE), DEMAND).response();

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.hasEntity()).isFalse();
        assertThat(answer.getStringHeaders().keySet())
                .containsExactlyInAnyOrder("Retry-After", "Cache-Control");
    }

    @ParameterizedTest
    @CsvSource({
        "a+b, a%2Bb",
        "100 %, 100%20%25",
        "Fußball 😀, Fu%C3%9Fball%20%F0%9F%98%80",
        "'a,b;c\"d\\', a%2Cb%3Bc%22d%5C",
        "a \u2028b, a%20%E2%80%A8b"
    })
    void tokenNameIsSentAsPercentEncodedAscii(String name, String encoded) {
        String header =
                accepted(TokenDraft.sap().named(name)).getHeaderString("X-Entity-Token-Name");

        assertThat(header).isEqualTo(encoded).matches("[\\x21-\\x7e]+");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "MALFORMED",
                "UNKNOWN",
                "WRONG_SECRET",
                "RETIRED_SECRET",
                "REVOKED",
                "EXPIRED",
                "ENTITY_DISABLED",
                "DISABLED",
                "ADDRESS_NOT_ALLOWED",
                "ADDRESS_UNKNOWN",
                "POLICY_VIOLATION"
            })
    void everyInvalidTokenGetsTheSame401(Reason reason) {
        assertThat(refused(reason).getStatus()).isEqualTo(401);
        assertThat(challenge(reason)).isEqualTo("Bearer realm=\"acme\", error=\"invalid_token\"");
    }

    /** RFC 6750, section 3.1: no error code where no credential was sent. */
    @Test
    void requestWithoutACredentialIs401WithoutAnError() {
        assertThat(refused(Reason.NO_CREDENTIAL).getStatus()).isEqualTo(401);
        assertThat(challenge(Reason.NO_CREDENTIAL)).isEqualTo("Bearer realm=\"acme\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"SEVERAL_CREDENTIALS", "INCOMPLETE_REQUEST"})
    void invalidRequestIs400(Reason reason) {
        assertThat(refused(reason).getStatus()).isEqualTo(400);
        assertThat(challenge(reason)).isEqualTo("Bearer realm=\"acme\", error=\"invalid_request\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_ENTITY", "MISSING_PERMISSION"})
    void tokenOfAnotherEntityOrPermissionGetsTheSame403(Reason reason) {
        assertThat(refused(reason).getStatus()).isEqualTo(403);
        assertThat(challenge(reason))
                .isEqualTo(
                        "Bearer realm=\"acme\", error=\"insufficient_scope\","
                                + " scope=\"entity:read entity:delete\"");
    }

    @Test
    void unsupportedMethodIs403WithoutAScope() {
        assertThat(refused(Reason.UNSUPPORTED_METHOD).getStatus()).isEqualTo(403);
        assertThat(challenge(Reason.UNSUPPORTED_METHOD))
                .isEqualTo("Bearer realm=\"acme\", error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"REALM_DISABLED", "TLS_REQUIRED"})
    void refusalByTheRealmIs403WithoutAChallenge(Reason reason) {
        assertThat(refused(reason).getStatus()).isEqualTo(403);
        assertThat(challenge(reason)).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNAVAILABLE")
    void refusalHasNoBodyNoCachingAndNoReason(Reason reason) {
        Response answer = refused(reason);

        assertThat(answer.getStatus()).isBetween(400, 403);
        assertThat(answer.hasEntity()).isFalse();
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getStringHeaders().keySet())
                .isSubsetOf("Cache-Control", "WWW-Authenticate");
        assertThat(answer.getStringHeaders().toString()).doesNotContain(reason.value());
    }

    @Test
    void acceptedAnswerHasNoBodyAndIsNotCached() {
        assertThat(accepted(TokenDraft.sap()).hasEntity()).isFalse();
        assertThat(accepted(TokenDraft.sap()).getHeaderString("Cache-Control"))
                .isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "my \"realm\", Bearer realm=\"my \\\"realm\\\"\"",
        "back\\slash, Bearer realm=\"back\\\\slash\"",
        "\\\", Bearer realm=\"\\\\\\\"\"",
        "'a, error=\"x\"', 'Bearer realm=\"a, error=\\\"x\\\"\"'",
        "$1 \\$0, Bearer realm=\"$1 \\\\$0\"",
        "münchen, Bearer realm=\"m?nchen\"",
        "'a\nb 😀', Bearer realm=\"a?b ?\""
    })
    void oddRealmNameIsOneQuotedStringInTheChallenge(String realm, String challenge) {
        Response answer =
                new ForwardAuthResponse(realm)
                        .of(Verdict.Refused.outright(Reason.NO_CREDENTIAL), DEMAND)
                        .response();

        assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo(challenge);
    }

    @Test
    void tokenThatIsUsedTooOftenIs429WithWhatItsHolderHasToKnow() {
        RateLimit limit = new RateLimit("burst", 100, Duration.ofMinutes(1), null);
        LimitLevel level =
                new LimitLevel(limit, 0, Duration.ofMillis(4_500), Duration.ofMinutes(1));
        Response answer =
                answers.of(
                                Verdict.Refused.limited(
                                        StoredDraft.sap().build(),
                                        new LimitReached(List.of(level))),
                                DEMAND)
                        .response();

        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.hasEntity()).isFalse();
        assertThat(answer.getStringHeaders().keySet())
                .containsExactlyInAnyOrder(
                        "Cache-Control", "RateLimit", "RateLimit-Policy", "Retry-After");
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(answer.getHeaderString("RateLimit")).isEqualTo("\"burst\";r=0;t=5");
        assertThat(answer.getHeaderString("RateLimit-Policy")).isEqualTo("\"burst\";q=100;w=60");
    }

    private Response accepted(TokenDraft token) {
        return answers.of(Verdicts.accepted(token.build()), DEMAND).response();
    }

    private Response refused(Reason reason) {
        return answers.of(Verdict.Refused.outright(reason), DEMAND).response();
    }

    private String challenge(Reason reason) {
        return refused(reason).getHeaderString("WWW-Authenticate");
    }
}
