package io.entitytokens.oauth;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.keycloak.OAuth2Constants;
import org.keycloak.http.HttpRequest;

/**
 * The parameters of a request about entity tokens. What has no value counts as left out (RFC 6749,
 * section 3.2). Keycloak reads the same form later, so it is put right in place.
 */
final class GivenParameters {

    private static final String HINT = "token_type_hint";

    private GivenParameters() {}

    /**
     * Puts a request's form right before Keycloak authenticates the client by it. A hint goes too:
     * Keycloak looks for a token of that type alone, and RFC 7662, section 2.1, wants the search to
     * go on. A request that is not about entity tokens stays as it came.
     */
    static void settle(HttpRequest request) {
        MultivaluedMap<String, String> form = PresentedClient.form(request);
        if (isIntrospection(form)) {
            removeEmpty(form);
            if (form.getOrDefault(HINT, List.of()).size() == 1) {
                form.remove(HINT);
            }
        } else if (isExchange(form)) {
            removeEmpty(form);
        }
    }

    /** No other endpoint of Keycloak reads a token of ours by this name. */
    private static boolean isIntrospection(MultivaluedMap<String, String> form) {
        String token = form.getFirst(OAuth2Constants.TOKEN);
        return token != null && EntityTokenIntrospection.isMeant(token);
    }

    private static boolean isExchange(MultivaluedMap<String, String> form) {
        return EntityTokenExchangeProvider.ENTITY_TOKEN_TYPE.equals(
                form.getFirst(OAuth2Constants.SUBJECT_TOKEN_TYPE));
    }

    /** Takes out of a form all that has no value. */
    static void removeEmpty(MultivaluedMap<String, String> form) {
        form.values().forEach(values -> values.removeIf(GivenParameters::isEmpty));
        form.values().removeIf(List::isEmpty);
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isEmpty();
    }
}
