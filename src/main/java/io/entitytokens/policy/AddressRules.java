package io.entitytokens.policy;

import io.entitytokens.token.AddressList;
import io.entitytokens.token.AddressRange;
import io.entitytokens.token.Entity;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.TokenPolicy;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * What lists have to be where the policy demands addresses: there, and without networks so large
 * that they are for anywhere.
 */
public final class AddressRules {

    /** The largest networks that one owner has. A full list of them is far from all addresses. */
    private static final int LARGEST_IPV4 = 8;

    private static final int LARGEST_IPV6 = 16;

    private final TokenPolicy policy;

    /**
     * @param policy what holds for the tokens
     */
    public AddressRules(TokenPolicy policy) {
        this.policy = policy;
    }

    /**
     * Whether a token may have its addresses.
     *
     * @param own of the token, or null
     * @param ofEntity of its entity, or null
     */
    void requireToken(AddressList own, AddressList ofEntity) {
        if (policy.mustHaveAddresses() && own == null && ofEntity == null) {
            throw broken("are required by the policy (addressesRequired), as the entity has none");
        }
        requireNarrow(own);
    }

    /**
     * Whether a new entity may have its addresses.
     *
     * @throws InvalidValueException naming the field, and the rule
     */
    public void requireNew(Entity entity) {
        requireNarrow(entity.settings().addresses());
    }

    /**
     * Whether an entity may get other addresses.
     *
     * @param relying how many tokens have no addresses but those of the entity
     * @throws InvalidValueException naming the field, and the rule
     */
    public void requireChange(Entity before, Entity after, LongSupplier relying) {
        AddressList own = after.settings().addresses();
        if (!policy.mustHaveAddresses() || Objects.equals(own, before.settings().addresses())) {
            return;
        }
        requireNarrow(own);
        long tokens = own == null ? relying.getAsLong() : 0;
        if (tokens > 0) {
            throw broken(
                    "are required by the policy (addressesRequired), and "
                            + tokens
                            + (tokens == 1
                                    ? " token of the entity has"
                                    : " tokens of the entity have")
                            + " no list");
        }
    }

    private void requireNarrow(AddressList list) {
        if (policy.mustHaveAddresses()
                && list != null
                && list.ranges().stream().anyMatch(AddressRules::isTooLarge)) {
            throw broken(
                    "must not name a network larger than /"
                            + LARGEST_IPV4
                            + ", or /"
                            + LARGEST_IPV6
                            + " of IPv6, by the policy (addressesRequired)");
        }
    }

    private static boolean isTooLarge(AddressRange range) {
        return range.prefix() < (range.network().isIpv4() ? LARGEST_IPV4 : LARGEST_IPV6);
    }

    private static InvalidValueException broken(String problem) {
        return new InvalidValueException(AddressList.FIELD, problem);
    }
}
