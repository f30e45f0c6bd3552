package io.entitytokens.token.verify;

import io.entitytokens.token.AddressList;
import io.entitytokens.token.IpAddress;
import io.entitytokens.token.Reason;
import java.util.Optional;

/**
 * Where the holder of a token is, as far as the request tells. The text is read only where a list
 * of networks applies.
 *
 * @param source who tells it
 * @param literal the address, or null if it is not known
 */
public record HolderAddress(Source source, String literal) {

    /** Who tells where the holder is. */
    public enum Source {
        /** The holder itself calls, and the connection shows from where. */
        CONNECTION,
        /** A resource server calls, and tells where the holder is. */
        CALLER,
        /** The holder's address was judged before, when a JWT was issued. */
        EARLIER
    }

    /** Nobody knows: no list of networks lets such a holder in. */
    public static final HolderAddress UNKNOWN = new HolderAddress(Source.CONNECTION, null);

    /** A resource server asks, and does not tell where the holder is. */
    public static final HolderAddress UNTOLD = new HolderAddress(Source.CALLER, null);

    /** No list applies any more. */
    public static final HolderAddress NOT_JUDGED = new HolderAddress(Source.EARLIER, null);

    /**
     * @param literal the address of the connection; null if it is not known
     */
    public static HolderAddress ofConnection(String literal) {
        return new HolderAddress(Source.CONNECTION, literal);
    }

    /** An address that a resource server tells. */
    public static HolderAddress told(IpAddress address) {
        return new HolderAddress(Source.CALLER, address.toString());
    }

    /** The address, if a resource server tells it. */
    public Optional<String> told() {
        return source == Source.CALLER ? Optional.ofNullable(literal) : Optional.empty();
    }

    /** Whether this is the moment at which lists count. */
    public boolean isJudged() {
        return source != Source.EARLIER;
    }

    /**
     * Why a token may not be used from here. Where there are two lists, both must name the network.
     *
     * @param ofEntity null for anywhere
     * @param ofToken null for anywhere
     */
    Optional<Reason> objection(AddressList ofEntity, AddressList ofToken) {
        if ((ofEntity == null && ofToken == null) || !isJudged()) {
            return Optional.empty();
        }
        Optional<IpAddress> address = IpAddress.parse(literal);
        if (address.isEmpty()) {
            return Optional.of(Reason.ADDRESS_UNKNOWN);
        }
        return isIn(ofEntity, address.get()) && isIn(ofToken, address.get())
                ? Optional.empty()
                : Optional.of(Reason.ADDRESS_NOT_ALLOWED);
    }

    private static boolean isIn(AddressList list, IpAddress address) {
        return list == null || list.contains(address);
    }
}
