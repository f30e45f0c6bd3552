package io.entitytokens.it.oauth;

import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.PresentedTokens;
import io.entitytokens.it.support.TestRealm;
import java.util.Map;

/** Tokens of an entity whose audience trades them, beside a client that is not in it. */
final class ExchangeTokens {

    private ExchangeTokens() {}

    /** Makes the clients and the tokens. */
    static PresentedTokens in(TestRealm realm) {
        OAuth oauth = new OAuth(realm);
        oauth.client("records-api");
        oauth.client("archive-api");
        oauth.client("stranger");
        oauth.client("website", Map.of("publicClient", true, "serviceAccountsEnabled", false));
        return PresentedTokens.in(realm, "records-api", "archive-api", "website");
    }
}
