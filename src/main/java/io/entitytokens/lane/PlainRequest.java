package io.entitytokens.lane;

import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.token.AsciiSet;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import java.util.Set;

/** A request of which nothing but its line and its headers matters, and that all read alike. */
final class PlainRequest {

    /** Methods that need no body. */
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** What these are is the same however a query is read. */
    private static final AsciiSet PLAIN_IN_QUERY = AsciiSet.LETTERS_AND_DIGITS.with("=&-._~+:/,");

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    private PlainRequest() {}

    /**
     * @return the request, or empty if it is none of these
     */
    static Optional<ReceivedRequest> of(HttpServerRequest request) {
        boolean plain =
                METHODS.contains(request.method())
                        && (request.version() == HttpVersion.HTTP_1_1
                                || request.version() == HttpVersion.HTTP_2)
                        && isAlone(request.headers())
                        && isPlainQuery(request.query());
        return plain ? ReceivedRequest.ifPlain(request) : Optional.empty();
    }

    /** No body follows, and nothing is to be settled before the answer. */
    private static boolean isAlone(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return (length == null || length.equals("0"))
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaders.EXPECT);
    }

    /**
     * Keycloak refuses a query that it cannot decode, or in which it finds control characters, also
     * where nobody asks for the parameter.
     *
     * @param query undecoded, or null
     */
    static boolean isPlainQuery(String query) {
        int length = query == null ? 0 : query.length();
        for (int i = 0; i < length; i++) {
            char c = query.charAt(i);
            if (c == '%') {
                if (!isPrintable(query, i + 1)) {
                    return false;
                }
                i += 2;
            } else if (!PLAIN_IN_QUERY.contains(c)) {
                return false;
            }
        }
        return true;
    }

    /** Two digits that stand for a character of ASCII, and for no other sign. */
    private static boolean isPrintable(String query, int start) {
        if (start + 2 > query.length()) {
            return false;
        }
        int high = digit(query.charAt(start));
        int low = digit(query.charAt(start + 1));
        int decoded = 16 * high + low;
        return high >= 0 && low >= 0 && decoded >= FIRST_PRINTABLE && decoded <= LAST_PRINTABLE;
    }

    /** Of hexadecimals; negative if it is none. */
    private static int digit(char c) {
        return AsciiSet.HEXADECIMALS.contains(c) ? Character.digit(c, 16) : -1;
    }
}
