package io.entitytokens.it.oauth;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Node's {@code openid-client} introspects entity tokens, with a hint or without one. */
class NodeIntrospectionIT extends RecordsApiStory {

    private NodeExample example;

    @Override
    Background start(int port) throws IOException {
        example = NodeExample.install();
        return example.recordsApi("introspection", environment(), port);
    }

    @Override
    String credential(Token token) {
        return token.secret();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void hintChangesNothing(String hint) {
        Token token = realm.token(invoice, "read");
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("HINT", hint);
        int port = Ports.free();

        try (Background hinting = example.recordsApi("introspection", environment, port)) {
            hinting.awaitPort(port);
            URI invoices = URI.create("http://127.0.0.1:" + port + "/invoices");
            Http.request("GET", invoices).bearer(token.secret()).send().expect(200);
        }
    }

    @Test
    void switchedOffWhileRunningIsRefusedOnTheNextRequest() {
        Token token = realm.token(invoice, "read", "write");
        send(token.secret(), "GET", "/invoices").expect(200);

        realm.realmAdmin().put(realm.path(token), Map.of("enabled", false)).expect(204);

        send(token.secret(), "GET", "/invoices").expect(401);
        send(token.secret(), "POST", "/invoices/1").expect(401);
    }
}
