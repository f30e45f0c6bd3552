package io.entitytokens.lane;

import io.entitytokens.token.AsciiSet;
import java.util.Optional;

/**
 * A path of forward auth that can be read in one way only: a realm's name and, in the path form,
 * whatever follows, of letters, digits and a few more. All others are left to JAX-RS.
 *
 * @param realm the name of the realm that is asked
 * @param rest what follows {@code authorize/}, or null in the query form
 */
record LanePath(String realm, String rest) {

    /** Where this stands in a path, Keycloak answers with an id of the request. */
    private static final String AUTHZEN = "authzen";

    private static final AsciiSet PLAIN = AsciiSet.LETTERS_AND_DIGITS.with("/-_.");

    private static final String REALMS = "/realms/";
    private static final String AUTHORIZE = "/entity-tokens/authorize";

    /**
     * @param prefix of all paths of the server; empty or {@code /auth}
     * @param path of the request line, undecoded
     */
    static Optional<LanePath> of(String prefix, String path) {
        int name = prefix.length() + REALMS.length();
        if (!path.startsWith(prefix) || !path.startsWith(REALMS, prefix.length())) {
            return Optional.empty();
        }
        int end = path.indexOf('/', name);
        if (end <= name || !path.startsWith(AUTHORIZE, end) || !isPlain(path)) {
            return Optional.empty();
        }
        int rest = end + AUTHORIZE.length();
        String realm = path.substring(name, end);
        if (rest == path.length()) {
            return Optional.of(new LanePath(realm, null));
        }
        return path.charAt(rest) == '/' && path.indexOf(AUTHZEN, rest) < 0
                ? Optional.of(new LanePath(realm, path.substring(rest + 1)))
                : Optional.empty();
    }

    /** What it stands for in the server's metrics: the same as in JAX-RS. */
    String template() {
        return rest == null
                ? "/realms/{realm}/{extension}/authorize"
                : "/realms/{realm}/{extension}/authorize/{path:.*}";
    }

    /** Nothing in it is encoded, or means anything but itself. */
    private static boolean isPlain(String path) {
        return PLAIN.containsAll(path) && !path.contains("/.");
    }
}
