package io.entitytokens.http;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.OAuthErrorException;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/** The address of the server as Keycloak tells it: configured, or the one that was called. */
public final class CalledAddress {

    private CalledAddress() {}

    /**
     * @param base as Keycloak put it together
     * @return the same
     * @throws BadRequestException if it is no address, but an attempt to have it say more
     */
    public static URI plain(URI base) {
        if (!isPlain(base) || !ReceivedRequest.current().forwarding().isPlain()) {
            throw new BadRequestException(
                    Response.status(Response.Status.BAD_REQUEST)
                            .type(MediaType.APPLICATION_JSON_TYPE)
                            .entity(
                                    new OAuth2ErrorRepresentation(
                                            OAuthErrorException.INVALID_REQUEST,
                                            "Not called by a plain address"))
                            .build());
        }
        return base;
    }

    static boolean isPlain(URI base) {
        return base.getHost() != null
                && base.getRawUserInfo() == null
                && base.getRawQuery() == null
                && base.getRawFragment() == null;
    }
}
