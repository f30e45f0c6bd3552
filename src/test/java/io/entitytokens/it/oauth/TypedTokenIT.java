package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that an admin types as a text of a token or an entity is refused. */
final class TypedTokenIT {

    private static final TestRealm REALM =
            TestRealm.of(
                    TypedTokenIT.class,
                    // No list of types: whatever Keycloak stores by itself.
                    Map.of("enabledEventTypes", List.of()));

    private static Token token;

    @BeforeAll
    static void makeToken() {
        token = REALM.token(REALM.entity("invoice"), "read");
    }

    @AfterAll
    static void nothingIsWritten() {
        Unwritten.assertNowhere(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "description"})
    void tokenTypedAsATextOfATokenIsRefused(String field) {
        String path = REALM.admin("/entities/" + token.entityId() + "/tokens");
        Map<String, Object> wanted =
                new java.util.HashMap<>(Map.of("name", "n", "permissions", List.of("read")));
        wanted.put(field, "my key " + token.secret());

        assertNames(field, REALM.realmAdmin().post(path, wanted));
        assertNames(
                field, REALM.realmAdmin().put(REALM.path(token), Map.of(field, token.secret())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"displayName", "description"})
    void tokenTypedAsATextOfAnEntityIsRefused(String field) {
        assertNames(
                field,
                REALM.realmAdmin()
                        .post(
                                REALM.admin("/entities"),
                                Map.of("name", "order", field, "my key " + token.secret())));
        assertNames(
                field,
                REALM.realmAdmin()
                        .put(
                                REALM.admin("/entities/" + token.entityId()),
                                Map.of(field, token.secret())));
    }

    private static void assertNames(String field, Answer answer) {
        JsonNode error = answer.expect(400).json();
        assertThat(error.get("field").textValue()).isEqualTo(field);
        assertThat(error.get("errorMessage").textValue())
                .contains(field, "token")
                .doesNotContain(token.secret());
    }
}
