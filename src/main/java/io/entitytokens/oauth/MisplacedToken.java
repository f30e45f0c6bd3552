package io.entitytokens.oauth;

import io.entitytokens.token.format.TokenText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.http.HttpRequest;

/**
 * A token that stands in a request where none belongs, most often as the client id. Keycloak writes
 * such values into its log and its events.
 */
final class MisplacedToken {

    /** Where tokens and passwords belong; Keycloak writes none of them. */
    private static final Set<String> PLACES =
            Set.of(
                    OAuth2Constants.CLIENT_SECRET,
                    OAuth2Constants.SUBJECT_TOKEN,
                    OAuth2Constants.TOKEN,
                    OAuth2Constants.PASSWORD);

    private MisplacedToken() {}

    /**
     * The text in which the token stands.
     *
     * @param address of the caller, as Keycloak's event has it; it may come from a header
     */
    static Optional<String> in(HttpRequest request, String address) {
        MultivaluedMap<String, String> form = PresentedClient.form(request);
        return Stream.of(
                        form.keySet().stream(),
                        form.entrySet().stream()
                                .filter(parameter -> !PLACES.contains(parameter.getKey()))
                                .flatMap(parameter -> parameter.getValue().stream()),
                        form.getOrDefault(OAuth2Constants.CLIENT_ASSERTION, List.of()).stream()
                                .flatMap(MisplacedToken::parts),
                        PresentedClient.users(request),
                        Stream.ofNullable(address))
                .flatMap(texts -> texts)
                .filter(TokenText::isIn)
                .findFirst();
    }

    /** What an assertion says: Keycloak writes its issuer and its subject before it verifies. */
    private static Stream<String> parts(String assertion) {
        return Arrays.stream(assertion.split("\\.", -1)).map(MisplacedToken::decoded);
    }

    private static String decoded(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
