package io.entitytokens.audit;

import io.entitytokens.token.format.TokenText;
import java.util.regex.Pattern;

/**
 * Text as the details of Keycloak's events hold it on every database. On MySQL and MariaDB their
 * columns take no character of four bytes, and the request that tells of one would fail: such a
 * character is written as in JSON, {@code \ud83d\ude00}.
 */
public final class EventText {

    private static final Pattern BEYOND = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");
    private static final Pattern WRITTEN =
            Pattern.compile("\\\\u(d[89ab][0-9a-f]{2})\\\\u(d[c-f][0-9a-f]{2})");

    private EventText() {}

    /**
     * @param text of a detail, or null
     */
    public static String write(String text) {
        return text == null
                ? null
                : BEYOND.matcher(TokenText.cut(text))
                        .replaceAll(
                                found -> {
                                    String c = found.group();
                                    return "\\\\u%x\\\\u%x"
                                            .formatted((int) c.charAt(0), (int) c.charAt(1));
                                });
    }

    /** What was written; in JSON it is the same in either form. */
    public static String read(String text) {
        return text == null
                ? null
                : WRITTEN.matcher(TokenText.cut(text))
                        .replaceAll(found -> character(found.group(1)) + character(found.group(2)));
    }

    private static String character(String hexadecimal) {
        return String.valueOf((char) Integer.parseInt(hexadecimal, 16));
    }
}
