package io.entitytokens.oauth.issue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.representations.AccessToken;

/**
 * The claims that only a token issued for an entity token may carry: {@code entity}, whatever
 * begins with {@code entity} and goes on with neither a letter nor a digit, and the claims of ours
 * in any spelling. Case does not count, because some libraries read claims without regard to it.
 */
public final class ReservedClaims {

    private static final String ENTITY = "entity";

    /**
     * Ours without what separates their words: {@code entityTokenId} is {@code entity_token_id}.
     */
    private static final Set<String> SPELLINGS =
            Claims.OURS.stream().map(ReservedClaims::letters).collect(Collectors.toSet());

    /** Where resource servers look for scopes; {@code scp} is Microsoft's and Okta's. */
    private static final Set<String> SCOPES = Set.of("scope", "scopes", "scp");

    private ReservedClaims() {}

    /** Takes them, and all scopes of entity tokens, out of a token of Keycloak's own. */
    public static void removeFrom(AccessToken token) {
        // Rare: the scope of all other tokens stays as it is, to the letter.
        if (token.getScope() != null && Scope.isIn(token.getScope())) {
            token.setScope(Scope.without(token.getScope()));
        }
        Map<String, Object> claims = token.getOtherClaims();
        claims.keySet().removeIf(ReservedClaims::isReserved);
        claims.entrySet()
                .removeIf(claim -> isScope(claim.getKey()) && isUnreadable(claim.getValue()));
        claims.replaceAll(
                (name, value) -> isScope(name) && hasOurs(value) ? withoutOurs(value) : value);
    }

    static boolean isReserved(String name) {
        String folded = fold(name.strip());
        boolean isPrefixed =
                folded.startsWith(ENTITY)
                        && (folded.length() == ENTITY.length()
                                || !Character.isLetterOrDigit(folded.codePointAt(ENTITY.length())));
        return isPrefixed || SPELLINGS.contains(letters(folded));
    }

    private static boolean isScope(String name) {
        return SCOPES.contains(fold(name.strip()));
    }

    private static boolean hasOurs(Object value) {
        return Scope.isIn(String.valueOf(value));
    }

    /** What holds a scope of ours in a form that none of them could be taken out of. */
    private static boolean isUnreadable(Object value) {
        return hasOurs(value) && hasOurs(withoutOurs(value));
    }

    private static Object withoutOurs(Object value) {
        if (value instanceof String text) {
            return Scope.without(text);
        }
        if (!(value instanceof Collection<?>) && !(value instanceof ArrayNode)) {
            return value;
        }
        List<Object> others = new ArrayList<>();
        for (Object one : (Iterable<?>) value) {
            if (!hasOurs(one)) {
                others.add(one);
            }
        }
        return others;
    }

    private static String letters(String name) {
        return fold(name)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As {@link String#equalsIgnoreCase} folds, which takes a dotless i for an i, too. */
    static String fold(String name) {
        return name.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
