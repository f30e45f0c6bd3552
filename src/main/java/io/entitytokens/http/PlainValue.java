package io.entitytokens.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms of what a proxy's headers may say, narrower than a URI would allow. */
final class PlainValue {

    private static final Pattern SCHEME = Pattern.compile("https?|wss?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(.*))?");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final int MAX_PORT = 65_535;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]+");

    private PlainValue() {}

    static boolean isScheme(String text) {
        return SCHEME.matcher(text).matches();
    }

    /** A name or an address literal, with a port or without. */
    static boolean isHost(String text) {
        Matcher host = HOST.matcher(text);
        return host.matches() && (host.group(1) == null || isPort(host.group(1)));
    }

    static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) <= MAX_PORT;
    }

    /** Segments that nobody decodes or tidies up; with a slash at either end or without. */
    static boolean isPath(String text) {
        int start = text.startsWith("/") ? 1 : 0;
        int end = text.endsWith("/") && text.length() > 1 ? text.length() - 1 : text.length();
        return start >= end
                || Stream.of(text.substring(start, end).split("/", -1))
                        .allMatch(PlainValue::isSegment);
    }

    private static boolean isSegment(String text) {
        return SEGMENT.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }
}
