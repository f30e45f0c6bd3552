package io.entitytokens.it.unchanged;

import io.entitytokens.it.support.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer says, without what is different each time: times, ids, signatures, the port. */
final class Normal {

    private static final Set<String> HEADERS_OF_THE_MOMENT = Set.of("date", "content-length");

    private static final Pattern JWT = Pattern.compile("(eyJ[\\w-]+)\\.(eyJ[\\w-]+)\\.[\\w-]+");

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Values that are drawn or made of what is drawn, by the names of their fields. */
    private static final Pattern DRAWN =
            Pattern.compile(
                    "\"(kid|n|x5t|x5t#S256|sid|session_state|sessionId|at_hash|device_code|user_code"
                            + "|request_uri|salt|certificate|publicKey)\"(\\s*):(\\s*)\"[^\"]*\"");

    private static final Pattern CERTIFICATES = Pattern.compile("\"x5c\"\\s*:\\s*\\[[^]]*]");

    /** Seconds or milliseconds since 1970, of now. */
    private static final Pattern TIME = Pattern.compile("\\b1[7-9]\\d{8}(\\d{3})?\\b");

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
                                        : name + ": " + text(values.toString(), side)));
        lines.add(text(answer.body(), side));
        return lines;
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
        return Matcher.quoteReplacement("<" + decoded(jwt.group(1)) + decoded(jwt.group(2)) + ">");
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
