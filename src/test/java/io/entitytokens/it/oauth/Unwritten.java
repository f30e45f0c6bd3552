package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm.Token;

/** Of a token that was put where none belongs, nothing is left. */
final class Unwritten {

    private Unwritten() {}

    /** The random part of the token alone is looked for: its id may stand anywhere. */
    static void assertNowhere(Token token) {
        String secret = token.secret().substring(27, 70);
        assertThat(Server.get().log().contains(secret)).as("the token in the log").isFalse();
        assertThat(Server.get().databaseDump().contains(secret)).as("in the database").isFalse();
    }
}
