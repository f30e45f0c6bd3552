package io.entitytokens.it.comparison;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What an answer says, without what is different each time: times, ids, signatures, the port. */
final class Normal {

    private static final Set<String> HEADERS_OF_THE_MOMENT = Set.of("date", "content-length");

    private static final Pattern JWT = Pattern.compile("(eyJ[\\w-]+)\\.(eyJ[\\w-]+)\\.[\\w-]+");

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Values that are drawn or made of what is drawn, by the names of their fields. */
    private static final Pattern DRAWN =
            Pattern.compile(
                    "\"(kid|RS256|RSA-OAEP|n|x5t|x5t#S256|sid|session_state|sessionId|at_hash|device_code|user_code"
                            + "|request_uri|secret|salt|certificate|publicKey"
                            + "|public_key)\"(\\s*):(\\s*)\"[^\"]*\"");

    private static final Pattern CERTIFICATES = Pattern.compile("\"x5c\"\\s*:\\s*\\[[^]]*]");

    /** Seconds or milliseconds since 1970, of now and of ten years from now. */
    private static final Pattern TIME = Pattern.compile("\\b(1[7-9]|2[01])\\d{8}(\\d{3})?\\b");

    private static final Pattern EXPIRES_IN = Pattern.compile("(expires_in\"\\s*:\\s*)(\\d+)");

    private Normal() {}

    /** Status, headers and body, a line each. */
    static List<String> of(Answer answer, Side side) {
        List<String> lines = new ArrayList<>();
        lines.add(Integer.toString(answer.status()));
        TreeMap<String, List<String>> headers = new TreeMap<>();
        answer.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        headers.forEach(
                (name, values) ->
                        lines.add(
                                HEADERS_OF_THE_MOMENT.contains(name)
                                        ? name
                                        : name + ": " + text(ordered(name, values), side)));
        lines.add(text(sorted(answer.body()), side));
        return lines;
    }

    /** What is allowed to other origins, each start of the server lists in another order. */
    private static String ordered(String header, List<String> values) {
        return header.startsWith("access-control-allow-")
                ? values.stream()
                        .flatMap(value -> Arrays.stream(value.split(", ", -1)))
                        .sorted()
                        .toList()
                        .toString()
                : values.toString();
    }

    /** JSON in an order of its own: Keycloak has its lists and claims in the order of ids. */
    private static String sorted(String body) {
        if (!body.startsWith("{") && !body.startsWith("[")) {
            return body;
        }
        try {
            return sorted("", Http.JSON.readTree(body));
        } catch (IOException e) {
            return body;
        }
    }

    private static String sorted(String field, JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(f -> "\"" + f.getKey() + "\":" + sorted(f.getKey(), f.getValue()))
                    .sorted()
                    .collect(joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(element -> sorted("", element))
                    .sorted()
                    .collect(joining(",", "[", "]"));
        }
        return value(field, node);
    }

    /** A value as it stands, but for the words of a scope, which come in no order. */
    static String value(String field, JsonNode node) {
        return field.equals("scope")
                ? Arrays.stream(node.asText().split(" ", -1)).sorted().toList().toString()
                : node.toString();
    }

    /** A text without what is different each time; of a JWT, header and claims. */
    static String text(String text, Side side) {
        String opened = JWT.matcher(text).replaceAll(Normal::opened);
        String rounded = EXPIRES_IN.matcher(opened).replaceAll(Normal::rounded);
        String undrawn = DRAWN.matcher(rounded).replaceAll("\"$1\"$2:$3\"<drawn>\"");
        String uncertified = CERTIFICATES.matcher(undrawn).replaceAll("\"x5c\":[]");
        String timeless = TIME.matcher(uncertified).replaceAll("<time>");
        return UUID.matcher(timeless)
                .replaceAll("<id>")
                .replace(side.base().toString(), "<server>")
                .replace(side.base().getAuthority(), "<server>");
    }

    private static String opened(MatchResult jwt) {
        return Matcher.quoteReplacement(
                "<" + sorted(decoded(jwt.group(1))) + sorted(decoded(jwt.group(2))) + ">");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    /** A second may pass between two answers. */
    private static String rounded(MatchResult expiry) {
        long tens = Math.round(Long.parseLong(expiry.group(2)) / 10.0);
        return Matcher.quoteReplacement(expiry.group(1) + tens * 10);
    }
}
