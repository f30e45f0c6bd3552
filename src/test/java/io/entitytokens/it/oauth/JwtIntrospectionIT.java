package io.entitytokens.it.oauth;

import static io.entitytokens.it.oauth.Introspection.INACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A resource server asks about a JWT that was issued for a token, and hears of the token. */
final class JwtIntrospectionIT {

    private static final TestRealm REALM = TestRealm.of(JwtIntrospectionIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);
    private static final Introspection INTROSPECTION = new Introspection(OAUTH);

    private static Token good;

    @BeforeAll
    static void makeToken() {
        OAUTH.client("records-api");
        OAUTH.client("stranger");
        good = REALM.token(REALM.entity("invoice", "records-api"), "read", "write");
    }

    @Test
    void jwtOfAGoodTokenIsActiveWithItsClaims() {
        String jwt = INTROSPECTION.jwt(good);

        JsonNode answer = OAUTH.introspect("records-api", jwt).expect(200).json();

        assertThat(answer.get("active").booleanValue()).isTrue();
        JsonNode claims = OAuth.claims(jwt);
        claims.properties()
                .forEach(
                        claim ->
                                assertThat(answer.get(claim.getKey())).isEqualTo(claim.getValue()));
    }

    @Test
    void jwtOfATokenThatIsSwitchedOffIsInactiveAtOnce() {
        Token token = REALM.token(good.entityId(), "read", "write");
        String jwt = INTROSPECTION.jwt(token);
        assertThat(INTROSPECTION.isActive(jwt)).isTrue();

        REALM.realmAdmin().put(REALM.path(token), Map.of("enabled", false)).expect(204);

        INTROSPECTION.assertInactive("records-api", jwt, "disabled");
    }

    @Test
    void jwtBeyondThePermissionsOfANarrowedTokenIsInactiveAtOnce() {
        Token token = REALM.token(good.entityId(), "read", "write");
        String jwt = INTROSPECTION.jwt(token);
        String less =
                OAuth.accessToken(
                        OAUTH.clientCredentials(
                                "entity-tokens", token.secret(), "scope", "entity:read"));

        REALM.realmAdmin()
                .put(REALM.path(token), Map.of("permissions", List.of("read")))
                .expect(204);

        INTROSPECTION.assertInactive("records-api", jwt, "missing_permission");
        assertThat(INTROSPECTION.isActive(less)).isTrue();
    }

    @Test
    void jwtOfADeletedTokenIsInactiveAtOnce() {
        Token token = REALM.token(good.entityId(), "read");
        String jwt = INTROSPECTION.jwt(token);

        REALM.realmAdmin().delete(REALM.path(token)).expect(204);

        INTROSPECTION.assertInactive("records-api", jwt, "unknown");
    }

    @Test
    void jwtIsInactiveForAResourceServerOutsideTheAudience() {
        INTROSPECTION.assertInactive("stranger", INTROSPECTION.jwt(good), "not_in_audience");
    }

    @Test
    void jwtIsInactiveAtOnceForACallerThatLeftTheAudience() {
        OAUTH.client("leaving-api");
        String entity = REALM.entity("moving", "leaving-api", "records-api");
        String jwt = INTROSPECTION.jwt(REALM.token(entity, "read"));
        assertThat(OAUTH.introspect("leaving-api", jwt).json().get("active").booleanValue())
                .isTrue();

        REALM.realmAdmin()
                .put(REALM.admin("/entities/" + entity), Map.of("audience", List.of("records-api")))
                .expect(204);

        assertThat(OAUTH.introspect("leaving-api", jwt).expect(200).body()).isEqualTo(INACTIVE);
        assertThat(INTROSPECTION.isActive(jwt)).isTrue();
    }
}
