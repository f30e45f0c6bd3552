package io.entitytokens.http;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Whose word the server takes for the address of a caller. */
public enum ProxyTrust {
    /** Nobody's: the address is that of the connection. */
    NONE,
    /** That of the proxies that {@code proxy-trusted-addresses} names. */
    NAMED,
    /** Anybody's: whoever reaches the server can choose an address. */
    ANYBODY;

    private static final Logger LOG = Logger.getLogger(ProxyTrust.class);

    private static final String TRUSTED_ADDRESSES = "kc.proxy-trusted-addresses";
    private static final String PROXY_PROTOCOL = "kc.proxy-protocol-enabled";

    private static final AtomicBoolean WARNED = new AtomicBoolean();

    /** Read once: the options cannot change while the server runs. */
    private static final class Configured {
        static final ProxyTrust VALUE =
                of(
                        ProxyHeaders.configured(),
                        ConfigProvider.getConfig()
                                .getOptionalValue(TRUSTED_ADDRESSES, String.class)
                                .orElse(""),
                        ConfigProvider.getConfig()
                                .getOptionalValue(PROXY_PROTOCOL, Boolean.class)
                                .orElse(false));
    }

    /** What this server's options say. */
    public static ProxyTrust configured() {
        return Configured.VALUE;
    }

    /**
     * @param trusted the addresses of proxies; blank if none is named
     * @param proxyProtocol whether each connection begins with a line that tells the address, for
     *     which Keycloak asks nobody who he is
     */
    static ProxyTrust of(ProxyHeaders headers, String trusted, boolean proxyProtocol) {
        if (proxyProtocol) {
            return ANYBODY;
        }
        if (headers == ProxyHeaders.NONE) {
            return NONE;
        }
        return trusted.isBlank() ? ANYBODY : NAMED;
    }

    /** The name in representations: {@code named}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Says once in the log, where there is a list of addresses, that anybody can get past it. */
    public static void warnOfLists() {
        if (configured() == ANYBODY && WARNED.compareAndSet(false, true)) {
            LOG.warn(
                    "Tokens or entities have lists of addresses, and the server believes anybody who"
                            + " tells one: whoever reaches it can choose an address. Set"
                            + " proxy-trusted-addresses to the addresses of your proxies. With"
                            + " proxy-protocol-enabled, let nobody but your proxies reach the port.");
        }
    }
}
