package io.entitytokens.http;

import io.entitytokens.token.IpAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What proxies tell of a request that they pass on: every element of every line of their headers. A
 * client may have written any of them but the last.
 *
 * @param isHttps whether the request came to each of them by https
 * @param isPlain whether every scheme, host, port and prefix has the form of one
 * @param clients address literals of those who sent it to each proxy; an empty text stands for what
 *     is no literal
 * @param hops how many elements the header has that tells of clients
 */
public record Forwarding(boolean isHttps, boolean isPlain, List<String> clients, int hops) {

    /** No proxy, or none that the server believes. */
    public static final Forwarding NONE = new Forwarding(false, true, List.of(), 0);

    /** Found where the server finds them, which is anywhere in an element. */
    private static final Pattern PARAMETER =
            Pattern.compile("(host|proto|for)=\"?([^;,\"]+)\"?", Pattern.CASE_INSENSITIVE);

    private static final String PROTO = "proto=";

    private static final Pattern WITH_PORT = Pattern.compile("(\\[.*]|[^:]*):\\d{1,5}");

    /** {@code X-Forwarded-Proto} and the others of its kind. */
    static Forwarding ofXForwarded(RequestHeaders headers) {
        List<String> schemes = elements(headers, "X-Forwarded-Proto");
        List<String> ssl = elements(headers, "X-Forwarded-Ssl");
        boolean https =
                schemes.isEmpty()
                        ? !ssl.isEmpty() && ssl.stream().allMatch("on"::equalsIgnoreCase)
                        : schemes.stream().allMatch(Forwarding::isHttps);
        boolean plain =
                schemes.stream().allMatch(PlainValue::isScheme)
                        && elements(headers, "X-Forwarded-Host").stream()
                                .allMatch(PlainValue::isHost)
                        && elements(headers, "X-Forwarded-Port").stream()
                                .allMatch(PlainValue::isPort)
                        && elements(headers, "X-Forwarded-Prefix").stream()
                                .allMatch(PlainValue::isPath);
        List<String> clients = elements(headers, "X-Forwarded-For");
        return new Forwarding(https, plain, literals(clients), clients.size());
    }

    /** The header {@code Forwarded} (RFC 7239, section 4). */
    static Forwarding ofForwarded(RequestHeaders headers) {
        List<String> elements = elements(headers, "Forwarded");
        List<String> clients = new ArrayList<>();
        boolean https = !elements.isEmpty();
        boolean plain = true;
        for (String element : elements) {
            https &= isOverHttps(element);
            for (Matcher found = PARAMETER.matcher(element); found.find(); ) {
                String value = found.group(2).strip();
                switch (found.group(1).toLowerCase(Locale.ROOT)) {
                    case "host" -> plain &= PlainValue.isHost(value);
                    case "proto" -> plain &= PlainValue.isScheme(value);
                    default -> clients.add(value);
                }
            }
        }
        return new Forwarding(https, plain, literals(clients), elements.size());
    }

    /** Every {@code proto} of it says so, and there is one; no other parameter counts for it. */
    private static boolean isOverHttps(String element) {
        List<String> schemes =
                Stream.of(element.split(";", -1))
                        .map(String::strip)
                        .filter(
                                parameter ->
                                        parameter.regionMatches(true, 0, PROTO, 0, PROTO.length()))
                        .map(parameter -> parameter.substring(PROTO.length()))
                        .toList();
        return !schemes.isEmpty() && schemes.stream().allMatch(Forwarding::isQuotedHttps);
    }

    private static boolean isQuotedHttps(String scheme) {
        return isHttps(scheme) || scheme.equalsIgnoreCase("\"https\"");
    }

    private static List<String> elements(RequestHeaders headers, String name) {
        return headers.all(name).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private static boolean isHttps(String scheme) {
        return scheme.equalsIgnoreCase("https");
    }

    private static List<String> literals(List<String> clients) {
        return clients.stream().map(Forwarding::literal).toList();
    }

    /** Nobody is asked what a name stands for. */
    private static String literal(String client) {
        Matcher withPort = WITH_PORT.matcher(client);
        InetAddress address = Inet.parseInetAddress(client);
        if (address == null && withPort.matches()) {
            address = Inet.parseInetAddress(withPort.group(1));
        }
        return address == null ? "" : IpAddress.of(address.getAddress()).toString();
    }
}
