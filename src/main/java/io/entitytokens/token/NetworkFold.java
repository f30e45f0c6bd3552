package io.entitytokens.token;

import java.util.Optional;
import java.util.Set;

/**
 * Keeps the number of networks of a token small. The first addresses are kept as they are, further
 * ones as the networks around them. Beyond that, there is one network of all IPv4 and one of all
 * IPv6 addresses.
 */
public final class NetworkFold {

    /** How many addresses of a token are kept as they are, and how many networks beside them. */
    public static final int MAX = 32;

    private static final String WHOLE = "/0";

    private NetworkFold() {}

    /**
     * Under which of a token's networks a use is counted.
     *
     * @param network an address, a network, or what stands for an unknown one
     * @param known the networks of the token so far
     */
    public static String place(String network, Set<String> known) {
        if (known.contains(network)) {
            return network;
        }
        Optional<AddressRange> range = AddressRange.parse(network);
        if (range.isEmpty()) {
            return NetworkUse.UNKNOWN;
        }
        if (isRoomFor(network, known)) {
            return network;
        }
        String folded = range.get().folded().text();
        return isRoomFor(folded, known) ? folded : range.get().whole().text();
    }

    private static boolean isRoomFor(String network, Set<String> known) {
        boolean isExact = isExact(network);
        return known.contains(network)
                || known.stream().filter(other -> isCounted(other, isExact)).count() < MAX;
    }

    private static boolean isCounted(String network, boolean isExact) {
        return isExact(network) == isExact
                && !network.endsWith(WHOLE)
                && !network.equals(NetworkUse.UNKNOWN);
    }

    private static boolean isExact(String network) {
        return network.indexOf('/') < 0;
    }
}
