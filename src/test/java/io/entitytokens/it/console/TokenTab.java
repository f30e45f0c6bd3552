package io.entitytokens.it.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;

/** The tab Token of the entities of a realm in the Admin Console, and the tokens it is about. */
record TokenTab(TestRealm realm) {

    ConsolePage open(String username, String entityId) {
        return Browser.login(realm, username, "/entities/" + entityId + "/tokens");
    }

    Token token(String entityId, String name) {
        return realm.token(entityId, NewToken.named(name).may("read"));
    }

    JsonNode tokens(String entityId) {
        return realm.realmAdmin()
                .get(realm.admin("/entities/" + entityId + "/tokens"))
                .expect(200)
                .json();
    }
}
