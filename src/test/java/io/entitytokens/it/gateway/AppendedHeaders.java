package io.entitytokens.it.gateway;

import io.entitytokens.it.support.Wire.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What reaches Keycloak where a gateway appends the caller's address to whatever the caller has
 * sent: in the last line of a header, or in a line of its own.
 *
 * @param standard whether the header is {@code Forwarded}
 * @param wanted an address that the caller would like to have
 * @param actual the address that the gateway appends
 */
record AppendedHeaders(Random random, boolean standard, String wanted, String actual) {

    /** As the server looks for it. */
    private static final Pattern FOR =
            Pattern.compile("for=\"?([^;,\"]+)\"?", Pattern.CASE_INSENSITIVE);

    private String name() {
        return standard ? "Forwarded" : "X-Forwarded-For";
    }

    List<Header> next() {
        List<Header> headers = made();
        while (isLeftUnanswered(headers)) {
            headers = made();
        }
        return headers;
    }

    /** The server itself gives no answer at all where the first address that it finds is empty. */
    private boolean isLeftUnanswered(List<Header> headers) {
        String first =
                headers.stream()
                        .filter(header -> header.name().equalsIgnoreCase(name()))
                        .findFirst()
                        .orElseThrow()
                        .value();
        if (!standard) {
            return first.strip().isEmpty() || first.split(",", 2)[0].isBlank();
        }
        Matcher found = FOR.matcher(first);
        return found.find() && found.group(1).isBlank();
    }

    private List<Header> made() {
        List<Header> headers = new ArrayList<>();
        int lines = random.nextInt(3);
        for (int i = 0; i < lines; i++) {
            headers.add(new Header(anyCase(name()), line()));
        }
        if (headers.isEmpty() || random.nextInt(3) == 0) {
            headers.add(new Header(name(), appended()));
        } else {
            Header last = headers.remove(headers.size() - 1);
            headers.add(new Header(last.name(), last.value() + any(", ", ",") + appended()));
        }
        if (random.nextInt(3) == 0) {
            // The other header, which the server does not read.
            headers.add(
                    random.nextInt(headers.size() + 1),
                    standard
                            ? new Header("X-Forwarded-For", wanted)
                            : new Header("Forwarded", "for=" + wanted));
        }
        return headers;
    }

    private String appended() {
        if (!standard) {
            return actual;
        }
        return any(
                "for=" + actual,
                "for=\"" + actual + "\"",
                "For=" + actual + ";proto=http",
                "proto=http;for=" + actual,
                "by=10.0.0.1;for=\"" + actual + ":4711\"");
    }

    /** One to three elements, each of pieces that mean something to some parser. */
    private String line() {
        StringBuilder line = new StringBuilder();
        int elements = 1 + random.nextInt(3);
        for (int i = 0; i < elements; i++) {
            line.append(i == 0 ? "" : any(",", ", ", " ,", ",,", ";", " "));
            line.append(standard ? parameter() : address());
        }
        return line.toString();
    }

    private String parameter() {
        return any("", "x", "by=1;", "proto=http;", "host=a;", ";", "\"", "host=\"", "proto=")
                + any("for=", "For=", "FOR=", "xfor=", "for =", "for= ", "for=\"", "for", "fo=")
                + address()
                + any("", "\"", ";", ";proto=http", "\\", "\\\"", ";for=", " ");
    }

    private String address() {
        return any(
                wanted,
                wanted,
                wanted,
                wanted + ":80",
                "[" + wanted + "]",
                "\"" + wanted + "\"",
                "::ffff:" + wanted,
                "[::ffff:" + wanted + "]:80",
                wanted + "%lo",
                " " + wanted,
                "\t" + wanted,
                "unknown",
                "_hidden",
                "",
                "localhost",
                "0x7f.1");
    }

    private String anyCase(String text) {
        return any(text, text.toLowerCase(Locale.ROOT), text);
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
