package io.entitytokens.it.cluster;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;

/** The endpoints of a realm besides forward auth that judge a token. */
record OtherEndpoints(TestRealm realm) {

    /** Asks each of them about one of the tokens. */
    List<Answer> ask(Token introspected, Token presented, Token exchanged, Token decided) {
        OAuth oauth = new OAuth(realm);
        return List.of(
                oauth.introspect("records-api", introspected.secret()),
                oauth.clientCredentials("entity-tokens", presented.secret()),
                oauth.exchange("records-api", exchanged.secret()),
                decide(decided));
    }

    private Answer decide(Token token) {
        return realm.request("POST", "/entity-tokens/access/v1/evaluation")
                .header("Authorization", OAuth.basic("records-api", OAuth.CLIENT_SECRET))
                .json(
                        Map.of(
                                "subject",
                                Map.of(
                                        "type",
                                        "entity_token",
                                        "id",
                                        token.id(),
                                        "properties",
                                        Map.of("token", token.secret())),
                                "action",
                                Map.of("name", "read"),
                                "resource",
                                Map.of("type", "entity", "id", "invoice")))
                .send();
    }
}
