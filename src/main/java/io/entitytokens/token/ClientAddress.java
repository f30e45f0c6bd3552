package io.entitytokens.token;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a caller, as Keycloak tells it. */
public final class ClientAddress {

    private static final int MAX_LENGTH = 64;

    private static final AsciiSet ZONE = AsciiSet.LETTERS_AND_DIGITS.with("._-");

    /** As a proxy writes an address of IPv6 (RFC 3986, section 3.2.2). */
    private static final Pattern IN_BRACKETS =
            Pattern.compile("\\[([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)]");

    private ClientAddress() {}

    /**
     * The address of a connection. Nobody is asked what a name stands for.
     *
     * @param address a literal, or null if the server knows none
     * @param host what stands in its place, which may be any text; or null
     * @return a literal, or null if it is unknown
     */
    public static String of(String address, String host) {
        if (address != null || host == null) {
            return address;
        }
        Matcher literal = IN_BRACKETS.matcher(host);
        return literal.matches() && IpAddress.parse(literal.group(1)).isPresent()
                ? literal.group(1)
                : null;
    }

    /**
     * @param text may come from a forwarding header that anybody can write; or null
     * @return the text, if it has the characters and the length of an address; otherwise null
     */
    public static String literal(String text) {
        return text != null && text.length() <= MAX_LENGTH && isLiteral(text) ? text : null;
    }

    private static boolean isLiteral(String text) {
        int percent = text.indexOf('%');
        int end = percent < 0 ? text.length() : percent;
        return end > 0
                && IpAddress.CHARACTERS.containsAll(text, 0, end)
                && (percent < 0 || isZone(text, end + 1));
    }

    /** Which of its networks a machine means by an address (RFC 4007, section 11). */
    private static boolean isZone(String text, int start) {
        return start < text.length() && ZONE.containsAll(text, start, text.length());
    }
}
