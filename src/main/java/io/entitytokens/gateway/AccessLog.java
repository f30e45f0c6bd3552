package io.entitytokens.gateway;

import io.entitytokens.http.Credentials;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Keycloak's log of requests, which writes headers where its pattern says so. Keycloak masks {@code
 * Authorization} in a list of all headers, and {@code X-API-Key} only if it is told to.
 */
public final class AccessLog {

    private static final Logger LOG = Logger.getLogger(AccessLog.class);

    private static final String PREFIX = "quarkus.http.access-log.";
    private static final String ALL_HEADERS = "%{all_request_headers}";

    private AccessLog() {}

    /** Warns, once at a start, if the log holds tokens. */
    public static void warnOfTokens(Config config) {
        if (config.getOptionalValue(PREFIX + "enabled", Boolean.class).orElse(false)
                && showsTokens(
                        config.getOptionalValue(PREFIX + "pattern", String.class).orElse(""),
                        config.getOptionalValue(PREFIX + "masked-headers", String.class)
                                .orElse(""))) {
            LOG.warn(
                    "The HTTP access log shows entity tokens: whoever reads it can use them. Set"
                            + " http-access-log-masked-headers=X-API-Key, and name neither"
                            + " X-API-Key nor Authorization in http-access-log-pattern");
        }
    }

    /**
     * @param pattern one of Keycloak's names, or a format
     * @param masked names of headers, separated by commas
     */
    static boolean showsTokens(String pattern, String masked) {
        String format = pattern.strip().toLowerCase(Locale.ROOT);
        return Stream.of("%{i,x-api-key}", "%{i,authorization}").anyMatch(format::contains)
                || ((format.equals("long") || format.contains(ALL_HEADERS)) && !masksKey(masked));
    }

    private static boolean masksKey(String masked) {
        return Arrays.stream(masked.split(",", -1))
                .anyMatch(name -> name.strip().equalsIgnoreCase(Credentials.API_KEY));
    }
}
