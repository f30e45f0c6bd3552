package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;

/** Every endpoint of a realm at which its token can be presented. */
record Endpoints(TestRealm realm, OAuth oauth, Pep pep, Token token) {

    /** Makes the token, and the client that it is presented to. */
    static Endpoints of(TestRealm realm) {
        Pep pep = Pep.of(realm, "records-api");
        Token token = realm.token(realm.entity("invoice", "records-api"), "read");
        return new Endpoints(realm, new OAuth(realm), pep, token);
    }

    /** Gives a JWT that was issued. */
    String assertOpen() {
        String jwt =
                oauth.clientCredentials("entity-tokens", token.secret())
                        .expect(200)
                        .json()
                        .get("access_token")
                        .textValue();
        oauth.exchange("records-api", token.secret()).expect(200);
        assertThat(isActive(token.secret())).isTrue();
        authorize(token.secret()).expect(200);
        decide().expect(200);
        return jwt;
    }

    /** What is presented is a bad credential, or nobody is there. */
    void assertShut(String jwt) {
        authorize(token.secret()).expect(404);
        decide().expect(404);
        assertThat(isActive(token.secret())).isFalse();
        assertThat(isActive(jwt)).as("a JWT that was issued before").isTrue();
        assertSame(
                oauth.clientCredentials("entity-tokens", token.secret()).expect(401),
                oauth.clientCredentials("entity-tokens", "anything"));
        assertSame(
                oauth.exchange("records-api", token.secret()).expect(400),
                oauth.exchange("records-api", "anything"));
    }

    private static void assertSame(Answer answer, Answer toAnything) {
        assertThat(answer.status()).isEqualTo(toAnything.status());
        assertThat(answer.json()).isEqualTo(toAnything.json());
    }

    Answer authorize(String secret) {
        return realm.authorize("GET", "?entity=invoice&permission=read").bearer(secret).send();
    }

    private Answer decide() {
        return pep.ask(Pep.question(Pep.subject(token), "read", "invoice"));
    }

    private boolean isActive(String text) {
        return oauth.introspect("records-api", text).expect(200).json().get("active").asBoolean();
    }
}
