package io.entitytokens.token;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The networks from which a token may be used. Where there is no list, it may be used from
 * anywhere.
 *
 * @param ranges in the order of the admin who named them; each once, at least one
 */
public record AddressList(List<AddressRange> ranges) {

    /** How many networks a list may name. */
    public static final int MAX = 50;

    /** The name of the setting. */
    public static final String FIELD = "addresses";

    public AddressList {
        ranges = List.copyOf(new LinkedHashSet<>(ranges));
    }

    /**
     * Reads the networks of a list.
     *
     * @param texts CIDR notation, or single addresses
     * @throws InvalidValueException if one is neither, or if there are none or too many
     */
    public static AddressList parse(Collection<String> texts) {
        if (texts.isEmpty()) {
            throw new InvalidValueException(
                    FIELD, "must name at least one network; null is for anywhere");
        }
        if (texts.size() > MAX) {
            throw new InvalidValueException(FIELD, "has more than " + MAX + " entries");
        }
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : texts) {
            String entry = FIELD + "[" + ranges.size() + "]";
            ranges.add(
                    AddressRange.parse(text)
                            .orElseThrow(
                                    () ->
                                            new InvalidValueException(
                                                    entry,
                                                    "must be an IP address or a network such as"
                                                            + " 192.0.2.0/24, without host name,"
                                                            + " zone or port")));
        }
        return new AddressList(ranges);
    }

    public boolean contains(IpAddress address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The canonical texts of the networks. */
    public List<String> texts() {
        return ranges.stream().map(AddressRange::text).toList();
    }
}
