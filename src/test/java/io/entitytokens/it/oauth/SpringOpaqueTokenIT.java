package io.entitytokens.it.oauth;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spring Security's opaque-token introspector, which sends no hint. */
class SpringOpaqueTokenIT extends RecordsApiStory {

    @Override
    Background start(int port) throws IOException {
        return SpringExample.start("opaque", environment(), port);
    }

    @Override
    String credential(Token token) {
        return token.secret();
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
