package io.entitytokens.usage;

import io.entitytokens.token.TokenUse;

/** Uses of one token, added up, and the realm whose share of the queue they take. */
record PendingUse(String realmId, TokenUse use) {

    PendingUse and(PendingUse other) {
        return new PendingUse(realmId, use.and(other.use));
    }
}
