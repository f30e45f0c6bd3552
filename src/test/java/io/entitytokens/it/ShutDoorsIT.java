package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Database;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.OwnServer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose configuration lets nobody in by any door. */
@Tag("own-server")
class ShutDoorsIT {

    private static final String DOOR = "--spi-entity-token-door--default--";

    @TempDir private Path directory;

    @Test
    void whatIsPresentedIsABadCredentialOrAnswered404() throws IOException {
        OwnServer server = new OwnServer(directory, "shut-doors");
        Database database = Database.start("h2", server.home());
        server.start(database.arguments());
        TestRealm realm = TestRealm.named(server.at(""), "shut", Map.of());
        OAuth oauth = new OAuth(realm);
        Pep pep = Pep.of(realm, "records-api");
        Token token = realm.token(realm.entity("invoice", "records-api"), "read");
        String jwt =
                oauth.clientCredentials("entity-tokens", token.secret())
                        .expect(200)
                        .json()
                        .get("access_token")
                        .textValue();
        oauth.exchange("records-api", token.secret()).expect(200);
        assertThat(isActive(oauth, token.secret())).isTrue();
        authorize(realm, token).expect(200);
        decide(pep, token).expect(200);
        server.stop();

        List<String> shut = new ArrayList<>(database.arguments());
        Stream.of(
                        "forward-auth",
                        "introspection",
                        "client-credentials",
                        "token-exchange",
                        "authzen")
                .map(door -> DOOR + door + "=false")
                .forEach(shut::add);
        server.start(shut);
        authorize(realm, token).expect(404);
        decide(pep, token).expect(404);
        assertThat(isActive(oauth, token.secret())).isFalse();
        assertThat(isActive(oauth, jwt)).as("a JWT that was issued before").isTrue();
        assertSame(
                oauth.clientCredentials("entity-tokens", token.secret()).expect(401),
                oauth.clientCredentials("entity-tokens", "anything"));
        assertSame(
                oauth.exchange("records-api", token.secret()).expect(400),
                oauth.exchange("records-api", "anything"));
        server.stop();
    }

    private static void assertSame(Answer answer, Answer toAnything) {
        assertThat(answer.status()).isEqualTo(toAnything.status());
        assertThat(answer.json()).isEqualTo(toAnything.json());
    }

    private static boolean isActive(OAuth oauth, String token) {
        return oauth.introspect("records-api", token).expect(200).json().get("active").asBoolean();
    }

    private static Answer authorize(TestRealm realm, Token token) {
        return realm.authorize("GET", "?entity=invoice&permission=read")
                .bearer(token.secret())
                .send();
    }

    private static Answer decide(Pep pep, Token token) {
        return pep.ask(Pep.question(Pep.subject(token.id(), token.secret()), "read", "invoice"));
    }
}
