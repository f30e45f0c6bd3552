package io.entitytokens.it.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Locale;
import java.util.Map;

/** Where a token is used, and what its limit looks like there. */
enum LimitedWay {
    FORWARD_AUTH(401),
    CLIENT_CREDENTIALS(401),
    CLIENT_OF_ITS_OWN(401),
    TOKEN_EXCHANGE(400),
    AUTHZEN(200);

    /** The resource server. */
    static final String CLIENT = "billing";

    /** A client that takes tokens in place of its secret. */
    private static final String TAKING = "taking";

    /** The status of an answer about a token that is no good. */
    private final int refusal;

    LimitedWay(int refusal) {
        this.refusal = refusal;
    }

    /** Makes the clients that the ways need. */
    static void makeClients(TestRealm realm) {
        OAuth oauth = new OAuth(realm);
        oauth.client(CLIENT);
        oauth.client(TAKING, Map.of("clientAuthenticatorType", "entity-token"));
    }

    /** Makes an entity whose tokens can be used in each way, and gives its id. */
    static String entity(Limits limits) {
        return limits.realm().entity(limits.entity(), CLIENT, TAKING);
    }

    private Answer use(Limits limits, Token token, String permission) {
        OAuth oauth = new OAuth(limits.realm());
        String scope = "entity:" + permission;
        return switch (this) {
            case FORWARD_AUTH -> limits.authorize(token, permission);
            case CLIENT_CREDENTIALS ->
                    oauth.clientCredentials("entity-tokens", token.secret(), "scope", scope);
            case CLIENT_OF_ITS_OWN ->
                    oauth.clientCredentials(TAKING, token.secret(), "scope", scope);
            case TOKEN_EXCHANGE -> oauth.exchange(CLIENT, token.secret(), "scope", scope);
            case AUTHZEN ->
                    new Pep(limits.realm(), CLIENT)
                            .ask(Pep.question(Pep.subject(token), permission, limits.entity()));
        };
    }

    void isAccepted(Limits limits, Token token, String permission) {
        Answer answer = use(limits, token, permission).expect(200);
        if (this == AUTHZEN) {
            assertThat(answer.json().get("decision").booleanValue()).isTrue();
        }
    }

    void isLimited(Limits limits, Token token, String permission) {
        Answer answer = use(limits, token, permission).expect(this == AUTHZEN ? 200 : 429);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).doesNotContain("ket_");
        if (this == AUTHZEN) {
            assertThat(answer.json().get("decision").booleanValue()).isFalse();
            assertThat(answer.json().at("/context/reason").textValue()).isEqualTo("rate_limited");
            assertThat(answer.json().at("/context/retry_after").intValue()).isPositive();
            return;
        }
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        if (this != FORWARD_AUTH) {
            assertThat(answer.json().get("error").textValue()).isEqualTo("temporarily_unavailable");
        }
    }

    /** As a token that is no good: nobody hears of its limit. */
    void isRefused(Limits limits, Token token) {
        Answer answer = use(limits, token, "read").expect(refusal);
        assertThat(answer.headers().map().keySet())
                .noneMatch(
                        name -> name.toLowerCase(Locale.ROOT).matches("retry-after|ratelimit.*"));
        if (this == AUTHZEN) {
            assertThat(answer.json().get("decision").booleanValue()).isFalse();
            assertThat(answer.json().at("/context/reason").textValue())
                    .isNotNull()
                    .isNotEqualTo("rate_limited");
            assertThat(answer.json().get("context").has("retry_after")).isFalse();
        }
    }

    /** The name in events. */
    String endpoint() {
        return this == CLIENT_OF_ITS_OWN
                ? CLIENT_CREDENTIALS.endpoint()
                : name().toLowerCase(Locale.ROOT);
    }
}
