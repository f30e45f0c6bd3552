package io.entitytokens.token;

import java.util.Optional;

/**
 * Uses of one token from one network by one endpoint, added up.
 *
 * @param network an address, a network in CIDR notation, or {@link #UNKNOWN}
 * @param endpoint by which they came in
 * @param first epoch milliseconds of the first of them
 * @param last epoch milliseconds of the last of them
 * @param count how many
 */
public record NetworkUse(String network, String endpoint, long first, long last, long count) {

    /** In place of a network, where nobody could tell the address. */
    public static final String UNKNOWN = "unknown";

    /**
     * A single use.
     *
     * @param literal the address of the holder, or null if it is not known
     */
    public static NetworkUse once(String literal, String endpoint, long timestamp) {
        return new NetworkUse(
                literal == null ? UNKNOWN : literal, endpoint, timestamp, timestamp, 1);
    }

    /** This and others from the same network by the same endpoint. */
    public NetworkUse and(NetworkUse other) {
        return new NetworkUse(
                network,
                endpoint,
                Math.min(first, other.first),
                Math.max(last, other.last),
                count + other.count);
    }

    /** The same uses, as part of those from another network. */
    public NetworkUse in(String other) {
        return new NetworkUse(other, endpoint, first, last, count);
    }

    /** The network; empty if it is not known. */
    public Optional<AddressRange> range() {
        return AddressRange.parse(network);
    }
}
