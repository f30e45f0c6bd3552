package io.entitytokens.oauth.issue;

import io.entitytokens.token.Permissions;
import io.entitytokens.token.format.TokenId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.util.DPoPUtil;
import org.keycloak.util.TokenUtil;

/**
 * A JWT that was issued for an entity token.
 *
 * @param jwt with its signature verified
 * @param tokenId the entity token
 * @param generation of the secret that it was issued for
 * @param permissions what it carries; at least one
 */
public record IssuedJwt(AccessToken jwt, TokenId tokenId, int generation, Permissions permissions) {

    private static final String MARK = '"' + Claims.TOKEN_ID + '"';

    /** Of what Keycloak signs, only these are bearer tokens, and lose all claims of ours. */
    private static final Set<String> TYPES =
            Set.of(TokenUtil.TOKEN_TYPE_BEARER, DPoPUtil.DPOP_TOKEN_TYPE);

    /** A cheap look into what may be a JWT; it proves nothing. */
    public static boolean isMeant(String presented) {
        int start = presented.indexOf('.') + 1;
        int end = presented.indexOf('.', start);
        if (start == 0 || end < 0) {
            return false;
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(presented.substring(start, end));
            return new String(payload, StandardCharsets.UTF_8).contains(MARK);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * @param jwt with its signature verified
     * @return empty if it was not issued for an entity token
     */
    public static Optional<IssuedJwt> of(AccessToken jwt) {
        if (!TYPES.contains(jwt.getType())
                || !(jwt.getOtherClaims().get(Claims.TOKEN_ID) instanceof String id)) {
            return Optional.empty();
        }
        return Scope.parse(jwt.getScope())
                .map(Scope::permissions)
                .filter(permissions -> !permissions.isEmpty())
                .flatMap(
                        permissions ->
                                TokenId.parse(id)
                                        .map(
                                                tokenId ->
                                                        new IssuedJwt(
                                                                jwt,
                                                                tokenId,
                                                                generation(jwt),
                                                                permissions)));
    }

    /** Those of earlier releases have none: then there was one secret only. */
    private static int generation(AccessToken jwt) {
        return jwt.getOtherClaims().get(Claims.GENERATION) instanceof Number number
                ? number.intValue()
                : 1;
    }

    public List<String> audience() {
        return jwt.getAudience() == null ? List.of() : List.of(jwt.getAudience());
    }
}
