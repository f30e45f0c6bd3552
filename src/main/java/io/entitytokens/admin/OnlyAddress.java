package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entitytokens.token.store.NetworkStore;
import java.util.Optional;

/**
 * Whether all uses of a realm's tokens came from one address.
 *
 * @param since epoch milliseconds; what has not been used since then does not count
 * @param only the address, or null unless several tokens were used, all from there
 * @param tokens how many were, or null without the address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OnlyAddress(long since, String only, Long tokens) {

    static OnlyAddress of(long since, Optional<NetworkStore.Origin> origin) {
        return new OnlyAddress(
                since,
                origin.map(NetworkStore.Origin::address).orElse(null),
                origin.map(NetworkStore.Origin::tokens).orElse(null));
    }
}
