package io.entitytokens.it.oauth;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.PresentedTokens;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;

/** Tokens that stand for the secrets of a realm's clients, and who presents them. */
record ClientSecrets(OAuth oauth, String erp, PresentedTokens tokens) {

    static final String ENDPOINT = "client_credentials";

    /** Makes the clients and the tokens. */
    static ClientSecrets in(TestRealm realm) {
        OAuth oauth = new OAuth(realm);
        oauth.client("records-api");
        String erp = oauth.client("erp", Map.of("clientAuthenticatorType", "entity-token"));
        return new ClientSecrets(oauth, erp, PresentedTokens.in(realm, "records-api"));
    }

    /** Asks for a JWT with the good token. */
    Answer ask(String scope) {
        return oauth.clientCredentials("entity-tokens", tokens.good().secret(), "scope", scope);
    }

    Answer byBasic(String secret) {
        return oauth.post("/token", List.of("grant_type", "client_credentials"))
                .header("Authorization", OAuth.basic("entity-tokens", secret))
                .send();
    }
}
