package io.entitytokens.gateway;

import io.entitytokens.token.Entity;
import io.entitytokens.token.Reason;
import java.util.List;

/** The question in the path and the method: {@code authorize/invoice/…}, from Envoy. */
final class PathForm {

    private PathForm() {}

    /**
     * The path form: {@code authorize/invoice/…}, with the original path and query appended and the
     * method kept. Nothing but the first segment and the method counts: all else is the client's. A
     * path that could mean another one once it is tidied up is refused.
     *
     * @param rawPath what follows {@code authorize/} in the request line, undecoded
     * @param routedPath the same as the server routed it, decoded
     */
    static ForwardAuthRequest of(String rawPath, String routedPath, String method) {
        String entity = firstSegment(rawPath);
        if (!Entity.isName(entity)
                || !entity.equals(firstSegment(routedPath))
                || AmbiguousPath.is(rawPath)) {
            return new ForwardAuthRequest.Refused(Reason.INCOMPLETE_REQUEST, null);
        }
        return ForwardAuthRequest.ofMethods(entity, List.of(method));
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/');
        return end < 0 ? path : path.substring(0, end);
    }
}
