package io.entitytokens.oauth;

import io.entitytokens.token.format.TokenText;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.http.HttpRequest;
import org.keycloak.util.BasicAuthHelper;

/**
 * All that a request says about which client sends it. What has no value counts as left out (RFC
 * 6749, section 3.2).
 *
 * @param clientIds each one once; one at most, if all is well
 * @param secrets one at most, if all is well; the same twice is two
 * @param isBasic whether there is an Authorization header of that scheme, which the answer has to
 *     name
 * @param hasOtherMethod whether there is anything else by which Keycloak may take it for a client's
 */
record PresentedClient(
        Set<String> clientIds, List<String> secrets, boolean isBasic, boolean hasOtherMethod) {

    /** Attestation-based client authentication, which names its client in a header. */
    private static final List<String> ATTESTATIONS =
            List.of("OAuth-Client-Attestation", "OAuth-Client-Attestation-PoP");

    private static final List<String> ASSERTIONS =
            List.of(OAuth2Constants.CLIENT_ASSERTION, OAuth2Constants.CLIENT_ASSERTION_TYPE);

    private static final List<MediaType> FORMS =
            List.of(MediaType.APPLICATION_FORM_URLENCODED_TYPE, MediaType.MULTIPART_FORM_DATA_TYPE);

    private static final String BASIC = "Basic";

    static PresentedClient of(HttpRequest request) {
        MultivaluedMap<String, String> form = form(request);
        Set<String> clientIds = new LinkedHashSet<>(given(form, OAuth2Constants.CLIENT_ID));
        // Keycloak's certificate authenticator reads it there.
        clientIds.addAll(given(request.getUri().getQueryParameters(), OAuth2Constants.CLIENT_ID));
        List<String> secrets = new ArrayList<>(given(form, OAuth2Constants.CLIENT_SECRET));
        List<String> headers = values(request.getHttpHeaders(), HttpHeaders.AUTHORIZATION);
        boolean isBasic = headers.stream().anyMatch(PresentedClient::isBasic);
        boolean isUnreadable = false;
        for (String header : headers) {
            String[] basic = basic(header);
            isUnreadable |= basic == null && isBasic(header);
            if (basic != null) {
                add(basic[0], clientIds);
                add(basic[1], secrets);
            }
        }
        boolean hasOtherMethod =
                isUnreadable
                        || headers.size() > 1
                        || ASSERTIONS.stream().anyMatch(name -> !given(form, name).isEmpty())
                        || ATTESTATIONS.stream()
                                .anyMatch(
                                        name -> !values(request.getHttpHeaders(), name).isEmpty());
        return new PresentedClient(clientIds, List.copyOf(secrets), isBasic, hasOtherMethod);
    }

    /** Whether Keycloak may see more than one client in it, or one by more than one method. */
    boolean isAmbiguous() {
        return clientIds.size() > 1 || secrets.size() > 1 || hasOtherMethod;
    }

    /** The client's id, if there is exactly one. */
    Optional<String> clientId() {
        return clientIds.size() == 1 ? clientIds.stream().findFirst() : Optional.empty();
    }

    /** Whether a token is a client's secret, whichever client that is. */
    boolean hasTokenForSecret() {
        return secrets.stream().anyMatch(TokenText::isIn);
    }

    /** The form of a request; empty if its body is none. Keycloak reads either type. */
    static MultivaluedMap<String, String> form(HttpRequest request) {
        MediaType type = request.getHttpHeaders().getMediaType();
        return type != null && FORMS.stream().anyMatch(type::isCompatible)
                ? request.getDecodedFormParameters()
                : new MultivaluedHashMap<>();
    }

    private static List<String> given(MultivaluedMap<String, String> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> value != null && !value.isEmpty())
                .toList();
    }

    private static List<String> values(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeader(name);
        return values == null ? List.of() : values;
    }

    private static void add(String value, java.util.Collection<String> values) {
        if (!value.isEmpty()) {
            values.add(value);
        }
    }

    private static boolean isBasic(String header) {
        return header.regionMatches(true, 0, BASIC, 0, BASIC.length());
    }

    /** What cannot be read names no client to us; Keycloak has an answer of its own for it. */
    private static String[] basic(String header) {
        try {
            return BasicAuthHelper.RFC6749.parseHeader(header);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The users of Basic headers, as they were sent and, if that can be read, decoded. */
    static Stream<String> users(HttpRequest request) {
        return values(request.getHttpHeaders(), HttpHeaders.AUTHORIZATION).stream()
                .flatMap(
                        header ->
                                Stream.of(
                                        Optional.ofNullable(BasicAuthHelper.parseHeader(header)),
                                        Optional.ofNullable(basic(header))))
                .flatMap(Optional::stream)
                .map(userAndPassword -> userAndPassword[0]);
    }
}
