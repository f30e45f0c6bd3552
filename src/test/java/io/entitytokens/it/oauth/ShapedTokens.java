package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Roles;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;

/** A realm with tokens of an entity, and the mappers that shape what is said of them. */
final class ShapedTokens {

    static final String ISSUER = "entity-tokens";
    static final String API = "invoice-api";
    static final String OUTSIDER = "payroll-api";

    final TestRealm realm;
    final OAuth oauth;
    final Roles roles;
    final String api;
    final String entityId;
    final Token readOnly;
    final Token all;
    final Mappers ofIssuer;
    final Mappers ofReadScope;
    final Mappers ofApi;

    ShapedTokens(Class<?> test) {
        realm = TestRealm.of(test);
        oauth = new OAuth(realm);
        roles = new Roles(realm);
        api = oauth.client(API);
        roles.add(api, "invoice-reader");
        roles.add(oauth.client(OUTSIDER), "clerk");
        roles.add("reader");
        roles.add("remover");
        entityId = realm.entity("invoice", API);
        readOnly = realm.token(entityId, "read");
        all = realm.token(entityId, "read", "write", "delete");
        ofIssuer = Mappers.ofClient(realm, oauth.internalId(ISSUER));
        ofReadScope = Mappers.ofScopeNamed(realm, "entity:read");
        ofApi = Mappers.ofClient(realm, api);
    }

    /** Takes all mappers away. */
    void clear() {
        ofIssuer.clear();
        ofReadScope.clear();
        ofApi.clear();
    }

    String jwt(Token token, String... more) {
        return OAuth.accessToken(oauth.clientCredentials(ISSUER, token.secret(), more));
    }

    JsonNode claims(Token token, String... more) {
        return OAuth.claims(jwt(token, more));
    }

    JsonNode introspected(String token) {
        return oauth.introspect(API, token).expect(200).json();
    }

    /** The claims that came, where all that were there are as they were. */
    static JsonNode difference(JsonNode shaped, JsonNode bare) {
        ObjectNode more = shaped.deepCopy();
        for (Map.Entry<String, JsonNode> claim : bare.properties()) {
            if (!List.of("iat", "exp", "jti").contains(claim.getKey())) {
                assertThat(shaped.get(claim.getKey())).isEqualTo(claim.getValue());
            }
            more.remove(claim.getKey());
        }
        return more;
    }
}
