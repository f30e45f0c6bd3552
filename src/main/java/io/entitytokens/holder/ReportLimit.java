package io.entitytokens.holder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.entitytokens.token.AddressRange;
import io.entitytokens.token.ClientAddress;
import io.entitytokens.token.IpAddress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts, on this node, the reports of an address that brought no good secret. Others are not
 * counted: nobody is kept from ending a token.
 */
public final class ReportLimit {

    private static final int MAX_AN_HOUR = 60;
    private static final Duration HOUR = Duration.ofHours(1);

    /** Whoever has more addresses than that begins anew now and then. */
    private static final int MAX_ADDRESSES = 10_000;

    /** How many bits of an address count: all of IPv4, the network of IPv6. */
    private static final int IPV4 = 32;

    private static final int SITE = 64;

    private final Ticker ticker;
    private final Cache<String, Window> windows;
    private final Set<String> inside = ConcurrentHashMap.newKeySet();

    /** Reports since a time. */
    private record Window(long begin, AtomicInteger count) {}

    public ReportLimit() {
        this(Ticker.systemTicker());
    }

    ReportLimit(Ticker ticker) {
        this.ticker = ticker;
        windows =
                Caffeine.newBuilder()
                        .maximumSize(MAX_ADDRESSES)
                        .expireAfter(Expiry.<String, Window>creating((key, value) -> HOUR))
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .build();
    }

    /**
     * Lets reports in; those of an address that brought too many one at a time.
     *
     * @param ip where it came from, or null
     * @return whether it may go on, and has to {@link #leave}
     */
    boolean enter(String ip) {
        String network = network(ip);
        Window window = windows.getIfPresent(network);
        boolean isOneTooMany = window != null && window.count.get() >= MAX_AN_HOUR;
        return !isOneTooMany || inside.add(network);
    }

    void leave(String ip) {
        inside.remove(network(ip));
    }

    /**
     * Counts one more.
     *
     * @param ip where it came from, or null
     * @return the seconds until the next is welcome, if it is one too many
     */
    OptionalLong count(String ip) {
        Window window =
                windows.get(network(ip), key -> new Window(ticker.read(), new AtomicInteger()));
        if (window.count.incrementAndGet() <= MAX_AN_HOUR) {
            return OptionalLong.empty();
        }
        Duration left = HOUR.minusNanos(ticker.read() - window.begin);
        return OptionalLong.of(Math.max(1, left.toSeconds() + 1));
    }

    /** A customer of a provider has a whole network of IPv6. */
    private static String network(String ip) {
        String literal = String.valueOf(ClientAddress.literal(ip));
        return IpAddress.parse(literal.replaceAll("%.*", ""))
                .map(address -> new AddressRange(address, address.isIpv4() ? IPV4 : SITE).text())
                .orElse(literal);
    }
}
