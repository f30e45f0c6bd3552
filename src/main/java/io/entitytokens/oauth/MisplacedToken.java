package io.entitytokens.oauth;

import io.entitytokens.token.format.TokenText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** A character in a string of JSON. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private MisplacedToken() {}

    /**
     * The text in which the token stands.
     *
     * @param address of the caller, as Keycloak's event has it; it may come from a header
     */
    static Optional<String> in(HttpRequest request, String address) {
        MultivaluedMap<String, String> form = PresentedClient.form(request);
        List<String> values =
                form.entrySet().stream()
                        .filter(parameter -> !PLACES.contains(parameter.getKey()))
                        .flatMap(parameter -> parameter.getValue().stream())
                        .toList();
        return Stream.of(
                        form.keySet().stream(),
                        values.stream(),
                        values.stream().flatMap(MisplacedToken::parts),
                        PresentedClient.users(request),
                        Stream.ofNullable(address))
                .flatMap(texts -> texts)
                .filter(TokenText::isIn)
                .findFirst();
    }

    /** What an assertion says: Keycloak writes its issuer and its subject before it verifies. */
    private static Stream<String> parts(String value) {
        return value.indexOf('.') < 0
                ? Stream.empty()
                : Arrays.stream(value.split("\\.", -1)).map(MisplacedToken::decoded);
    }

    /** As leniently as Keycloak decodes: in either alphabet, up to the first padding. */
    private static String decoded(String part) {
        String digits = part.replace('-', '+').replace('_', '/').split("=", 2)[0];
        try {
            byte[] json = Base64.getMimeDecoder().decode(digits);
            return unescaped(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String unescaped(String json) {
        return json.indexOf('\\') < 0
                ? json
                : ESCAPED.matcher(json)
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                Character.toString(
                                                        Integer.parseInt(found.group(1), 16))));
    }
}
