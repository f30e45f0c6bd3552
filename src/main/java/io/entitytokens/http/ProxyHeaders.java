package io.entitytokens.http;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** Which headers of a proxy the server reads: Keycloak's option {@code proxy-headers}. */
enum ProxyHeaders {
    NONE,
    XFORWARDED,
    FORWARDED;

    private static final String OPTION = "kc.proxy-headers";

    private static final int MAX_PLAIN = 200;

    /** One element of one line. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.:/=;\"\\[\\]_-]+");

    private static final List<String> X_FORWARDED =
            List.of(
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Port",
                    "X-Forwarded-Prefix",
                    "X-Forwarded-Proto",
                    "X-Forwarded-Ssl");

    /** Read once: the option cannot change while the server runs. */
    private static final class Configured {
        static final ProxyHeaders VALUE =
                of(ConfigProvider.getConfig().getOptionalValue(OPTION, String.class).orElse(null));
    }

    static ProxyHeaders configured() {
        return Configured.VALUE;
    }

    /**
     * @param option the option's value, or null if it is not set
     */
    static ProxyHeaders of(String option) {
        return option == null
                ? NONE
                : switch (option.strip()) {
                    case "xforwarded" -> XFORWARDED;
                    case "forwarded" -> FORWARDED;
                    default -> NONE;
                };
    }

    /** Whether none of them is sent more than once, or is longer than a plain one need be. */
    boolean arePlain(RequestHeaders headers) {
        return switch (this) {
            case NONE -> true;
            case XFORWARDED ->
                    X_FORWARDED.stream().map(headers::all).allMatch(ProxyHeaders::isPlain);
            case FORWARDED -> isPlain(headers.all("Forwarded"));
        };
    }

    private static boolean isPlain(List<String> lines) {
        return lines.isEmpty()
                || (lines.size() == 1
                        && lines.get(0).length() <= MAX_PLAIN
                        && PLAIN.matcher(lines.get(0)).matches());
    }

    Forwarding read(RequestHeaders headers) {
        return switch (this) {
            case NONE -> Forwarding.NONE;
            case XFORWARDED -> Forwarding.ofXForwarded(headers);
            case FORWARDED -> Forwarding.ofForwarded(headers);
        };
    }
}
