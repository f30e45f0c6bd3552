package io.entitytokens.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a realm, made and found by name. */
record NamedTokens(TestRealm realm) {

    Token make(String entity, String name, Object... more) {
        NewToken token = NewToken.named(name).may("read");
        for (int i = 0; i < more.length; i += 2) {
            token.with((String) more[i], more[i + 1]);
        }
        return realm.token(entity, token);
    }

    /** The names in a list, as a viewer sees it. */
    List<String> names(String path) {
        List<String> names = new ArrayList<>();
        realm.user("viewer")
                .get(realm.admin(path))
                .expect(200)
                .json()
                .forEach(json -> names.add(json.get("name").textValue()));
        return names;
    }

    JsonNode read(Token token) {
        return realm.user("viewer").get(realm.path(token)).expect(200).json();
    }
}
