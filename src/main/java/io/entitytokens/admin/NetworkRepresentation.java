package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.store.NetworkStore;

/**
 * How a token was used from one network by one endpoint. Times are epoch milliseconds.
 *
 * @param network an address, or a network in CIDR notation; null where nobody could tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NetworkRepresentation(
        String tokenId,
        String tokenName,
        String network,
        String endpoint,
        long firstUsedTimestamp,
        long lastUsedTimestamp,
        long useCount) {

    static NetworkRepresentation of(NetworkStore.TokenAddresses token, NetworkUse use) {
        return new NetworkRepresentation(
                token.id().value(),
                token.name(),
                use.range().map(range -> use.network()).orElse(null),
                use.endpoint(),
                use.first(),
                use.last(),
                use.count());
    }
}
