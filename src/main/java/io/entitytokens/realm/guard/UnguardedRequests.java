package io.entitytokens.realm.guard;

import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.Set;

/**
 * The requests in which roles come from a federation, an identity provider or a user's own login.
 * Nobody hands them out by their own will, so nobody is judged. Every other request is guarded.
 */
final class UnguardedRequests {

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<String> LOGINS = Set.of("protocol", "login-actions", "broker");

    private UnguardedRequests() {}

    /**
     * Whether a request is one of them.
     *
     * @param path the path that was routed, decoded. No name of a realm contains a slash.
     */
    static boolean contains(String method, String path) {
        // A read may import a user whom a federation finds.
        return READS.contains(method)
                || isLogin(segments(path))
                || isSynchronisation(segments(path))
                || isWelcomePage(path);
    }

    /** Login, registration, required actions, tokens, and the way back from a broker. */
    private static boolean isLogin(List<String> path) {
        return path.size() > 3
                && path.get(0).equals("realms")
                && !path.get(1).isEmpty()
                && LOGINS.contains(path.get(2));
    }

    /** A federation decides which users and groups a synchronisation brings. */
    private static boolean isSynchronisation(List<String> path) {
        return (path.size() == 6 || (path.size() == 8 && path.get(5).equals("mappers")))
                && path.get(0).equals("admin")
                && path.get(1).equals("realms")
                && path.get(3).equals("user-storage")
                && path.get(path.size() - 1).equals("sync");
    }

    /** Makes the first admin where there is none yet, and nothing after that. */
    private static boolean isWelcomePage(String path) {
        return path.isEmpty() || path.equals("/");
    }

    /** Without the slash at the beginning; empty segments count. */
    private static List<String> segments(String path) {
        return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    }
}
