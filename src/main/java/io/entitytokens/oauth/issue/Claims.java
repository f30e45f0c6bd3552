package io.entitytokens.oauth.issue;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.verify.Grant;
import java.util.Map;
import java.util.Set;
import org.keycloak.representations.AccessToken;

/** The claims that say what an entity token may do; the same in a JWT and in introspection. */
public final class Claims {

    static final String ENTITY = "entity";
    static final String ENTITY_ID = "entity_id";
    static final String PERMISSIONS = "entity_permissions";
    static final String TOKEN_ID = "entity_token_id";
    static final String TOKEN_NAME = "entity_token_name";
    static final String GENERATION = "entity_token_generation";

    /** See {@link ReservedClaims} for what no token may carry that was not issued for one. */
    static final Set<String> OURS =
            Set.of(ENTITY, ENTITY_ID, PERMISSIONS, TOKEN_ID, TOKEN_NAME, GENERATION);

    private Claims() {}

    /** Sets audience, scope and our own claims. */
    public static void put(AccessToken claims, Grant grant) {
        claims.audience(grant.audience().toArray(String[]::new));
        claims.setScope(grant.permissions().scopes());
        Map<String, Object> others = claims.getOtherClaims();
        EntityToken token = grant.token();
        others.put(ENTITY, grant.entity().name());
        others.put(ENTITY_ID, grant.entity().id());
        others.put(PERMISSIONS, grant.permissions().values());
        others.put(TOKEN_ID, token.id().value());
        others.put(TOKEN_NAME, token.name());
        others.put(GENERATION, grant.secret().generation());
    }
}
