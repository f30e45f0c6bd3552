package io.entitytokens.it.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;

/** Clients that call AuthZEN by access tokens. */
record TokenCallers(TestRealm realm, OAuth oauth, Token token) {

    static final String AUTHZEN = "urn:keycloak:entity-tokens:authzen";

    /** Makes the clients, and a token of an entity whose audience they are. */
    static TokenCallers of(TestRealm realm, String... clientIds) {
        OAuth oauth = new OAuth(realm);
        for (String clientId : clientIds) {
            oauth.client(clientId, Map.of("fullScopeAllowed", false));
        }
        return new TokenCallers(
                realm, oauth, realm.token(realm.entity("invoice", clientIds), "read"));
    }

    void audience(String clientId, String kind, String audience) {
        mapper(
                clientId,
                "oidc-audience-mapper",
                Map.of("included." + kind + ".audience", audience, "access.token.claim", "true"));
    }

    void mapper(String clientId, String kind, Map<String, String> config) {
        Mappers.ofClient(realm, oauth.internalId(clientId)).added(kind, config);
    }

    Answer issue(String clientId, String... more) {
        return oauth.clientCredentials(clientId, OAuth.CLIENT_SECRET, more);
    }

    Request call() {
        return Pep.call(realm, "evaluation")
                .json(Pep.question(Pep.subject(token), "read", "invoice"));
    }

    void assertCaller(String accessToken) {
        assertThat(
                        call().bearer(accessToken)
                                .send()
                                .expect(200)
                                .json()
                                .get("decision")
                                .booleanValue())
                .isTrue();
    }

    void assertNobody(String accessToken) {
        call().bearer(accessToken).send().expect(401);
    }
}
