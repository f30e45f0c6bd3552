package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Node's {@code openid-client} gets JWTs, and {@code jose} checks them by issuer, audience and the
 * realm's keys.
 */
class NodeJwtIT extends RecordsApiStory {

    private NodeExample example;

    @Override
    Background start(int port) throws IOException {
        example = NodeExample.install();
        return example.recordsApi("jwt", environment(), port);
    }

    @Override
    String credential(Token token) {
        return OAuth.accessToken(oauth.clientCredentials("entity-tokens", token.secret()));
    }

    private String call(Token token, String path, String... variables) {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("TOKEN", token.secret());
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return example.call(at(path), environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "basic"})
    void externalSystemReadsInvoicesWithItsToken(String authentication) {
        Token token = realm.token(invoice, "read", "write");

        assertThat(call(token, "/invoices", "CLIENT_AUTH", authentication))
                .isEqualTo("200 bearer entity:read entity:write");
    }

    @Test
    void externalSystemAsksForLess() {
        Token token = realm.token(invoice, "read", "write");

        assertThat(call(token, "/invoices", "SCOPE", "entity:write"))
                .isEqualTo("403 bearer entity:write");
    }

    @Test
    void externalSystemBindsItsJwtToAKey() {
        Token token = realm.token(invoice, "read");

        assertThat(call(token, "/invoices", "DPOP", "true")).isEqualTo("200 dpop entity:read");
    }
}
