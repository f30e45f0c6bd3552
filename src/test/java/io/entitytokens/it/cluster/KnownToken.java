package io.entitytokens.it.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;

/** A token, as the admin who makes and changes it knows it. */
final class KnownToken {

    /** What can become of a token, and what forward auth answers to who wants to read and write. */
    enum State {
        NONE(401, 401),
        WHOLE(200, 200),
        NARROWED(200, 403),
        DISABLED(401, 401);

        private final int toRead;
        private final int toWrite;

        State(int toRead, int toWrite) {
            this.toRead = toRead;
            this.toWrite = toWrite;
        }

        /** The state of which a list of tokens tells. */
        static State of(JsonNode representation) {
            if (!representation.get("enabled").booleanValue()) {
                return DISABLED;
            }
            return representation.get("permissions").size() == 2 ? WHOLE : NARROWED;
        }

        List<Integer> answers() {
            return List.of(toRead, toWrite);
        }
    }

    private final String name;
    private Token token;
    private State acknowledged = State.NONE;
    private State attempted = State.NONE;

    KnownToken(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** From here on it may be so. */
    void attempt(State state) {
        attempted = state;
    }

    /** From here on it must be so. */
    void acknowledge() {
        acknowledged = attempted;
    }

    void created(Token created) {
        token = created;
        acknowledge();
    }

    /** Null as long as nobody has seen the secret. */
    Token token() {
        return token;
    }

    State acknowledged() {
        return acknowledged;
    }

    boolean isSettled() {
        return acknowledged == attempted;
    }

    boolean mayBe(State state) {
        return state == acknowledged || state == attempted;
    }

    /** What forward auth answers to who wants to read, and to who wants to write. */
    List<Integer> ask(TestRealm realm, String entity) {
        return List.of(
                realm.authorize(token, entity, "read").status(),
                realm.authorize(token, entity, "write").status());
    }

    /** For messages, and without the secret. */
    @Override
    public String toString() {
        return name + " " + acknowledged + (isSettled() ? "" : " or " + attempted);
    }
}
