package io.entitytokens.admin;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/**
 * ETags, so that two admins do not overwrite each other unawares (RFC 9110, section 13.1.1).
 *
 * <p>Proxies that compress an answer change its ETag: nginx makes {@code W/"1"} of {@code "1"},
 * Apache and Caddy {@code "1-gzip"}, Jetty {@code "1--gzip"}. Whoever sends that back has read
 * version 1 all the same. The number is compared exactly: the name of a coding begins with a
 * letter, so that no other version can be mistaken for it.
 */
final class Versions {

    /** An element of the header's list: ours, with the codings that were added, or another. */
    private static final Pattern TAG =
            Pattern.compile(
                    "\\G[ \\t,]*+(?:W/)?"
                            + "\"(?:(?<ours>[0-9]++)(?:(?:--?|;)[A-Za-z][A-Za-z0-9]*+)*+|[^\"]*+)\""
                            + "[ \\t]*+(?=,|$)");

    private Versions() {}

    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * An answer with the version of what was read. It is asked to be left as it is, as Envoy takes
     * the ETag away from what it compresses.
     */
    static Response.ResponseBuilder read(Object representation, long version) {
        CacheControl untouched = new CacheControl();
        untouched.setNoTransform(true);
        return Response.ok(representation).tag(tag(version)).cacheControl(untouched);
    }

    /**
     * @throws org.keycloak.services.ErrorResponseException 412 if the request has an If-Match that
     *     does not name this version
     */
    static void requireMatch(KeycloakSession session, long version) {
        String header =
                session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getHeaderString(HttpHeaders.IF_MATCH);
        if (header != null && !names(header, version)) {
            throw Problem.of(
                    Response.Status.PRECONDITION_FAILED,
                    "If-Match",
                    "It has been changed in the meantime");
        }
    }

    /** Whether an If-Match names this version, or any; one that is malformed names none. */
    static boolean names(String ifMatch, long version) {
        String list = ifMatch.strip();
        if (list.equals("*")) {
            return true;
        }
        String wanted = Long.toString(version);
        Matcher tag = TAG.matcher(list);
        boolean isNamed = false;
        int end = 0;
        while (tag.find()) {
            isNamed |= wanted.equals(tag.group("ours"));
            end = tag.end();
        }
        return isNamed && list.substring(end).chars().allMatch(c -> c == ',' || c == ' ');
    }
}
