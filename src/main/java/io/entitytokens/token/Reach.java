package io.entitytokens.token;

/** How much of a network a list lets in. The order is that of the harm. */
public enum Reach {
    /** All of it. */
    INSIDE,
    /** Some of it, or all of it in parts: of an address in it, that is not certain. */
    PARTLY,
    /** Nothing of it. */
    OUTSIDE;

    /**
     * @param list null for anywhere
     */
    public static Reach of(AddressRange network, AddressList list) {
        if (list == null || list.ranges().stream().anyMatch(range -> range.contains(network))) {
            return INSIDE;
        }
        return list.ranges().stream().anyMatch(network::contains) ? PARTLY : OUTSIDE;
    }

    /** What is let in by two lists, where both must let it in. */
    public Reach and(Reach other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
