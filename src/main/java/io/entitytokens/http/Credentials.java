package io.entitytokens.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The credentials of a request: Bearer (RFC 6750, section 2.1), the password of Basic (RFC 7617),
 * or X-API-Key; never anything from the URL.
 */
public final class Credentials {

    /** The header that holds nothing but a token. */
    public static final String API_KEY = "X-API-Key";

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private Credentials() {}

    /** All of them, so that a request with more than one can be refused. */
    public static List<String> in(RequestHeaders headers) {
        List<String> found = new ArrayList<>(headers.all(API_KEY));
        for (String authorization : headers.all(HttpHeaders.AUTHORIZATION)) {
            if (startsWith(authorization, BEARER)) {
                found.add(authorization.substring(BEARER.length()).strip());
            } else if (startsWith(authorization, BASIC)) {
                found.add(password(authorization.substring(BASIC.length()).strip()));
            }
        }
        return found;
    }

    /** Schemes are case-insensitive (RFC 9110, section 11.1). */
    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /** What cannot be read is a credential too, one that no verifier accepts. */
    private static String password(String encoded) {
        try {
            String userAndPassword =
                    new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = userAndPassword.indexOf(':');
            return colon < 0 ? "" : userAndPassword.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
