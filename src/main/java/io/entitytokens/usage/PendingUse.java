package io.entitytokens.usage;

import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.TokenUse;
import java.util.List;

/**
 * Uses of one token, added up.
 *
 * @param realmId whose share of the queue they take
 * @param networks from where they came; without those whose address was judged at another time
 */
record PendingUse(String realmId, TokenUse use, List<NetworkUse> networks) {

    /**
     * A single use.
     *
     * @param isJudged whether its address counts
     */
    static PendingUse once(String realmId, TokenUse use, boolean isJudged) {
        return new PendingUse(
                realmId,
                use,
                isJudged
                        ? List.of(NetworkUse.once(use.ip(), use.endpoint(), use.timestamp()))
                        : List.of());
    }
}
