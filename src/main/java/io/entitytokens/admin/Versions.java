package io.entitytokens.admin;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** ETags, so that two admins do not overwrite each other unawares (RFC 9110, section 13.1.1). */
final class Versions {

    private Versions() {}

    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
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
        if (header == null) {
            return;
        }
        String wanted = "\"" + version + "\"";
        for (String tag : header.split(",", -1)) {
            if (tag.strip().equals("*") || tag.strip().equals(wanted)) {
                return;
            }
        }
        throw Problem.of(
                Response.Status.PRECONDITION_FAILED,
                "If-Match",
                "It has been changed in the meantime");
    }
}
