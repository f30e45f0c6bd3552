package io.entitytokens.it.oauth;

import static io.entitytokens.it.oauth.SeveralClients.JWT_BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm.Token;
import org.junit.jupiter.api.Test;

/** One client alone is authenticated at introspection and by a token exchange, too. */
final class OneClientElsewhereIT {

    private static final SeveralClients CLIENTS = new SeveralClients(OneClientElsewhereIT.class);
    private static final OAuth OAUTH = CLIENTS.oauth;

    /** Keycloak asks other authenticators for such a client. */
    @Test
    void signingClientIntrospectsATokenDespiteAWrongHint() {
        Token ofSigner = CLIENTS.realm.token(CLIENTS.realm.entity("parcel", "signer"), "read");

        assertThat(
                        OAUTH.post(
                                        "/token/introspect",
                                        null,
                                        "client_assertion_type",
                                        JWT_BEARER,
                                        "client_assertion",
                                        CLIENTS.assertion(),
                                        "token_type_hint",
                                        "id_token",
                                        "token",
                                        ofSigner.secret())
                                .expect(200)
                                .body())
                .contains("\"active\":true");
    }

    @Test
    void introspectionWithATokenAsSecondSecretIsRefused() {
        assertRefusedAtIntrospection(
                OAUTH.post(
                        "/token/introspect",
                        CLIENTS.basic("entity-tokens"),
                        "client_id",
                        "records-api",
                        "client_secret",
                        OAuth.CLIENT_SECRET,
                        "token",
                        CLIENTS.token.secret()));
        assertRefusedAtIntrospection(
                OAUTH.post(
                        "/token/introspect",
                        null,
                        "client_secret",
                        CLIENTS.token.secret(),
                        "client_assertion_type",
                        JWT_BEARER,
                        "client_assertion",
                        CLIENTS.assertion(),
                        "token",
                        CLIENTS.token.secret()));
    }

    private static void assertRefusedAtIntrospection(Answer answer) {
        CLIENTS.assertRefused(answer, "introspection");
    }

    @Test
    void exchangeWithATokenAsSecondSecretIsRefused() {
        Answer answer =
                OAUTH.post(
                        "/token",
                        CLIENTS.basic("entity-tokens"),
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "client_id",
                        "records-api",
                        "client_secret",
                        OAuth.CLIENT_SECRET,
                        "subject_token",
                        CLIENTS.token.secret(),
                        "subject_token_type",
                        OAuth.ENTITY_TOKEN_TYPE);

        CLIENTS.assertRefused(answer, "token_exchange");
    }
}
