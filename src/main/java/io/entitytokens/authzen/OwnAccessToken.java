package io.entitytokens.authzen;

import java.util.Map;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.util.TokenUtil;

/**
 * Whether an access token, which Keycloak has found good, says that its client itself is calling
 * here. The client sends such tokens to others, too: each of them could send them on.
 */
final class OwnAccessToken {

    /** The audience that names this endpoint and nothing else. */
    static final String AUDIENCE = "urn:keycloak:entity-tokens:authzen";

    /**
     * What only other tokens have: one that stands for an entity token, which must not ask about
     * others, and one that was delegated (RFC 8693, section 4).
     */
    private static final Set<String> CLAIMS_OF_OTHERS = Set.of("entity_token_id", "act", "may_act");

    private OwnAccessToken() {}

    static boolean is(AuthResult result) {
        return isForHereOnly(result.token())
                && isForItself(result)
                && isBearer(result.token())
                && isNotOfOthers(result.token().getOtherClaims());
    }

    /** With a second audience, that one could pass it off as its own. */
    private static boolean isForHereOnly(AccessToken token) {
        String[] audience = token.getAudience();
        return audience != null && audience.length == 1 && audience[0].equals(AUDIENCE);
    }

    /** A user's token says that the user is there; it may have been handed on by the client. */
    private static boolean isForItself(AuthResult result) {
        ClientModel client = result.client();
        return client.isServiceAccountsEnabled()
                && client.getId().equals(result.user().getServiceAccountClientLink());
    }

    /** Whoever may show a sender-constrained token has a key, which nobody asks for here. */
    private static boolean isBearer(AccessToken token) {
        return TokenUtil.TOKEN_TYPE_BEARER.equals(token.getType())
                && token.getConfirmation() == null;
    }

    private static boolean isNotOfOthers(Map<String, Object> claims) {
        return CLAIMS_OF_OTHERS.stream().noneMatch(claims::containsKey);
    }
}
