package io.entitytokens.it.oauth;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;

/** Node's {@code openid-client} trades the entity token that it was shown for a JWT. */
class NodeExchangeIT extends RecordsApiStory {

    @Override
    Background start(int port) throws IOException {
        return NodeExample.install().recordsApi("exchange", environment(), port);
    }

    @Override
    String credential(Token token) {
        return token.secret();
    }
}
