package io.entitytokens.oauth.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.AccessToken;

final class IssuedJwtTest {

    private static final String ID = "0123456789abcdefghijkl";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a.b",
                "a.%%%.c",
                "no token at all",
                "ket_0123456789abcdefghijkl_nothing"
            })
    void textThatIsNoJwtIsNotMeant(String presented) {
        assertThat(IssuedJwt.isMeant(presented)).isFalse();
    }

    @Test
    void jwtIsMeantOnlyIfItsPayloadMentionsOurClaim() {
        assertThat(IssuedJwt.isMeant(jwt("{\"entity_token_id\":\"" + ID + "\"}"))).isTrue();
        assertThat(IssuedJwt.isMeant(jwt("{\"sub\":\"entity_token_id\"}"))).isTrue();
        assertThat(IssuedJwt.isMeant(jwt("{\"sub\":\"somebody\"}"))).isFalse();
    }

    private static String jwt(String payload) {
        return "e30."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + ".sig";
    }

    @Test
    void issuedJwtHasTheIdAndPermissionsOfItsToken() {
        IssuedJwt issued =
                IssuedJwt.of(token("Bearer", ID, "entity:read entity:write")).orElseThrow();

        assertThat(issued.tokenId().value()).isEqualTo(ID);
        assertThat(issued.permissions())
                .isEqualTo(Permissions.of(Permission.READ, Permission.WRITE));
    }

    @Test
    void issuedJwtIsOfTheSecretThatItWasIssuedFor() {
        AccessToken jwt = token("Bearer", ID, "entity:read");
        jwt.getOtherClaims().put("entity_token_generation", 7);

        assertThat(IssuedJwt.of(jwt).orElseThrow().generation()).isEqualTo(7);
    }

    /** Then no token had another one. */
    @Test
    void issuedJwtOfAnEarlierReleaseIsOfTheFirstSecret() {
        assertThat(IssuedJwt.of(token("Bearer", ID, "entity:read")).orElseThrow().generation())
                .isEqualTo(1);
    }

    /** A mapper can put any claim into an ID token: that makes it no bearer token. */
    @ParameterizedTest
    @ValueSource(strings = {"ID", "Refresh", "Offline", "Logout", "bearer"})
    void tokenOfAnotherTypeIsNoIssuedJwt(String type) {
        assertThat(IssuedJwt.of(token(type, ID, "entity:read"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "profile", "entity:read profile"})
    void tokenWithoutAScopeOfPermissionsAloneIsNoIssuedJwt(String scope) {
        assertThat(IssuedJwt.of(token("Bearer", ID, scope))).isEmpty();
    }

    @Test
    void tokenWithAMalformedIdIsNoIssuedJwt() {
        assertThat(IssuedJwt.of(token("Bearer", "short", "entity:read"))).isEmpty();
        assertThat(IssuedJwt.of(token("Bearer", 5, "entity:read"))).isEmpty();
    }

    private static AccessToken token(String type, Object id, String scope) {
        AccessToken token = new AccessToken();
        token.type(type);
        token.setScope(scope);
        token.getOtherClaims().put("entity_token_id", id);
        return token;
    }
}
