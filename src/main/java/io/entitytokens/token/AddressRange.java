package io.entitytokens.token;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of addresses, or a single one (RFC 4632, section 3.1; RFC 4291, section 2.3).
 *
 * @param network the first address of it
 * @param prefix how many bits all of its addresses share
 */
public record AddressRange(IpAddress network, int prefix) {

    private static final Pattern CIDR = Pattern.compile("([^/]+)/(0|[1-9][0-9]{0,2})");

    private static final int MAPPED_BITS = 96;

    /** Of the network around an address, where addresses are too many: a site has as much. */
    private static final int FOLDED_IPV4 = 24;

    private static final int FOLDED_IPV6 = 48;

    /** Clears the bits that are no part of the network. */
    public AddressRange {
        network = network.network(prefix);
    }

    /**
     * Reads a network in CIDR notation, or a single address.
     *
     * @return empty if it is neither
     */
    public static Optional<AddressRange> parse(String text) {
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            return IpAddress.parse(text).map(AddressRange::single);
        }
        String address = cidr.group(1);
        int prefix = Integer.parseInt(cidr.group(2));
        return IpAddress.parse(address)
                .flatMap(parsed -> of(parsed, unmapped(parsed, address, prefix)));
    }

    /** Of an address of IPv4 that is written as one of IPv6, the prefix counts from there. */
    private static int unmapped(IpAddress parsed, String address, int prefix) {
        return parsed.isIpv4() && address.indexOf(':') >= 0 ? prefix - MAPPED_BITS : prefix;
    }

    private static Optional<AddressRange> of(IpAddress address, int prefix) {
        return prefix < 0 || prefix > address.bits()
                ? Optional.empty()
                : Optional.of(new AddressRange(address, prefix));
    }

    /** The network of this address alone. */
    private static AddressRange single(IpAddress address) {
        return new AddressRange(address, address.bits());
    }

    public boolean contains(IpAddress address) {
        return address.isInNetwork(network, prefix);
    }

    /** Whether all of another one is part of it. */
    public boolean contains(AddressRange other) {
        return prefix <= other.prefix && contains(other.network);
    }

    /** The larger network around it: of 24 bits, or of 48 with IPv6. */
    AddressRange folded() {
        return new AddressRange(
                network, Math.min(prefix, network.isIpv4() ? FOLDED_IPV4 : FOLDED_IPV6));
    }

    /** All addresses of its kind. */
    AddressRange whole() {
        return new AddressRange(network, 0);
    }

    /** Canonical: {@code 192.0.2.0/24}; a single address without a prefix. */
    public String text() {
        return prefix == network.bits() ? network.toString() : network + "/" + prefix;
    }
}
