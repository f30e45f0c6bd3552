package io.entitytokens.http;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/** Which headers of a proxy the server reads: Keycloak's option {@code proxy-headers}. */
enum ProxyHeaders {
    NONE,
    XFORWARDED,
    FORWARDED;

    private static final String OPTION = "kc.proxy-headers";

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

    /**
     * @param headers all lines of a header, by its name
     */
    Forwarding read(Function<String, List<String>> headers) {
        return switch (this) {
            case NONE -> Forwarding.NONE;
            case XFORWARDED -> Forwarding.ofXForwarded(headers);
            case FORWARDED -> Forwarding.ofForwarded(headers);
        };
    }
}
