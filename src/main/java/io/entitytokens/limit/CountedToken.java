package io.entitytokens.limit;

import io.entitytokens.token.format.TokenId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A token that is counted, with its buckets as they are at any moment.
 *
 * @param realmId its realm's, which has a share of the table and of each message
 */
record CountedToken(TokenId id, String realmId, AtomicReference<Buckets> buckets) {

    /** The text of the realm is one for all of its tokens, and not one for each. */
    static CountedToken unused(TokenId id, String realmId, long now) {
        return new CountedToken(id, realmId.intern(), new AtomicReference<>(Buckets.unused(now)));
    }
}
