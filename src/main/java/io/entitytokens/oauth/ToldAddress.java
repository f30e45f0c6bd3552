package io.entitytokens.oauth;

import io.entitytokens.token.IpAddress;
import io.entitytokens.token.verify.HolderAddress;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/**
 * Where the holder of a token is, as a resource server tells it in a parameter of the form. RFC
 * 7662, section 2.1, and RFC 8693, section 2.1, leave room for it.
 */
final class ToldAddress {

    static final String PARAMETER = "client_ip";

    static final String RULE = PARAMETER + " must be one IP address, without a port";

    private ToldAddress() {}

    /**
     * @return empty if what is told is no address
     */
    static Optional<HolderAddress> in(MultivaluedMap<String, String> form) {
        List<String> values =
                form.getOrDefault(PARAMETER, List.of()).stream()
                        .filter(value -> value != null && !value.isEmpty())
                        .toList();
        if (values.isEmpty()) {
            return Optional.of(HolderAddress.UNTOLD);
        }
        return values.size() == 1
                ? IpAddress.parse(values.get(0)).map(HolderAddress::told)
                : Optional.empty();
    }

    /** The answer of the introspection endpoint (RFC 7662, section 2.3). */
    static Response problem() {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new OAuth2ErrorRepresentation(OAuthErrorException.INVALID_REQUEST, RULE))
                .build();
    }
}
