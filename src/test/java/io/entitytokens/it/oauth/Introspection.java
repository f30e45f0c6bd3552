package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm.Token;

/** What the resource servers of a realm are told about tokens, and about JWTs issued for them. */
record Introspection(OAuth oauth) {

    static final String INACTIVE = "{\"active\":false}";

    void assertInactive(String clientId, String token, String reason) {
        assertThat(oauth.introspect(clientId, token).expect(200).body()).isEqualTo(INACTIVE);
        JsonNode event = oauth.refusal("introspection", reason);
        assertThat(event.get("type").textValue()).isEqualTo("INTROSPECT_TOKEN_ERROR");
        assertThat(event.get("clientId").textValue()).isEqualTo(clientId);
    }

    boolean isActive(String token) {
        return oauth.introspect("records-api", token)
                .expect(200)
                .json()
                .get("active")
                .booleanValue();
    }

    String jwt(Token token) {
        return OAuth.accessToken(oauth.clientCredentials("entity-tokens", token.secret()));
    }
}
