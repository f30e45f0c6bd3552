package io.entitytokens.http;

import io.entitytokens.token.AsciiSet;
import io.entitytokens.token.IpAddress;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The forms of what a proxy's headers may say, narrower than a URI would allow. */
final class PlainValue {

    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
    private static final AsciiSet NAME = AsciiSet.LETTERS_AND_DIGITS.with("._-");
    private static final int MAX_PORT = 65_535;
    private static final int MAX_PORT_DIGITS = 5;
    private static final AsciiSet SEGMENT = NAME.with("~");

    private PlainValue() {}

    static boolean isScheme(String text) {
        return SCHEMES.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A name or an address literal, with a port or without. */
    static boolean isHost(String text) {
        int colon = text.indexOf(':', text.startsWith("[") ? text.indexOf(']') + 1 : 0);
        return colon < 0
                ? isNameOrAddress(text)
                : isNameOrAddress(text.substring(0, colon)) && isPort(text.substring(colon + 1));
    }

    private static boolean isNameOrAddress(String text) {
        int last = text.length() - 1;
        return text.startsWith("[")
                ? text.endsWith("]") && last > 1 && IpAddress.CHARACTERS.containsAll(text, 1, last)
                : !text.isEmpty() && NAME.containsAll(text);
    }

    static boolean isPort(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_PORT_DIGITS
                && AsciiSet.DIGITS.containsAll(text)
                && Integer.parseInt(text) <= MAX_PORT;
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
        return !text.isEmpty()
                && SEGMENT.containsAll(text)
                && !text.equals(".")
                && !text.equals("..");
    }
}
