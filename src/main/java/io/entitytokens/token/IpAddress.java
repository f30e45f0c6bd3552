package io.entitytokens.token;

import io.smallrye.common.net.Inet;
import java.util.Arrays;
import java.util.Optional;

/**
 * An IP address. One of IPv4 that is written as one of IPv6 ({@code ::ffff:192.0.2.1}) is the one
 * of IPv4.
 */
public final class IpAddress {

    /** The longest text of one: six groups of IPv6, and an address of IPv4. */
    private static final int MAX_LENGTH = 45;

    /** Neither a zone, nor brackets, nor a port; digits of ASCII alone. */
    public static final AsciiSet CHARACTERS = AsciiSet.HEXADECIMALS.with(":.");

    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final int MAPPED_PREFIX = IPV6 - IPV4;

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads an address. Nobody is asked what a name stands for.
     *
     * @param text or null
     * @return empty unless it is an address and nothing else: no zone, no port, no leading zero
     */
    public static Optional<IpAddress> parse(String text) {
        if (text == null
                || text.length() > MAX_LENGTH
                || text.isEmpty()
                || !CHARACTERS.containsAll(text)
                || hasLeadingZero(text)) {
            return Optional.empty();
        }
        return Optional.ofNullable(Inet.parseInetAddressToBytes(text))
                .map(bytes -> new IpAddress(unmapped(bytes)));
    }

    /**
     * Whether a number of IPv4 begins with a zero: some read {@code 010} as eight, some as ten. A
     * group of IPv6 may.
     */
    private static boolean hasLeadingZero(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char end = i < text.length() ? text.charAt(i) : ':';
            if (end == '.' || end == ':') {
                boolean isOfIpv4 = end == '.' || (start > 0 && text.charAt(start - 1) == '.');
                if (isOfIpv4 && i - start > 1 && text.charAt(start) == '0') {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /**
     * @param bytes 4 or 16 of them
     */
    public static IpAddress of(byte[] bytes) {
        return new IpAddress(unmapped(bytes.clone()));
    }

    private static byte[] unmapped(byte[] bytes) {
        return isMapped(bytes) ? Arrays.copyOfRange(bytes, MAPPED_PREFIX, IPV6) : bytes;
    }

    /** RFC 4291, section 2.5.5.2. */
    private static boolean isMapped(byte[] bytes) {
        if (bytes.length != IPV6) {
            return false;
        }
        for (int i = 0; i < MAPPED_PREFIX; i++) {
            if (bytes[i] != (i < MAPPED_PREFIX - 2 ? 0 : (byte) 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** The number of bits: 32 or 128. */
    int bits() {
        return bytes.length * Byte.SIZE;
    }

    /** Whether it is one of IPv4. */
    public boolean isIpv4() {
        return bytes.length == IPV4;
    }

    /**
     * The network that it is in.
     *
     * @param prefix the number of bits that stay; all others become zero
     */
    IpAddress network(int prefix) {
        byte[] network = bytes.clone();
        for (int bit = prefix; bit < bits(); bit++) {
            network[bit / Byte.SIZE] &= (byte) ~(0x80 >>> (bit % Byte.SIZE));
        }
        return new IpAddress(network);
    }

    /** Whether the first bits are those of another one of the same kind. */
    boolean isInNetwork(IpAddress other, int prefix) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        return Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)
                && (rest == 0
                        || ((bytes[whole] ^ other.bytes[whole]) & (0xff00 >>> rest) & 0xff) == 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As RFC 5952 writes it, section 4. The library loses a colon before a last zero. */
    @Override
    public String toString() {
        return isIpv4() ? Inet.toOptimalString(bytes) : Ipv6Text.of(bytes);
    }
}
