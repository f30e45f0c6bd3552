package io.entitytokens.token.store;

import io.entitytokens.token.format.TokenId;
import java.time.Duration;

/**
 * The tokens that this node remembers at this moment. Whatever else there may be cannot be told by
 * it: {@link #find} asks nobody, and never waits.
 */
public interface RememberedTokens extends TokenLookup {

    /**
     * How long it is of use to wait for a read. One takes a few milliseconds; where it takes longer
     * than this, other ways know what to do.
     */
    Duration PATIENCE = Duration.ofMillis(100);

    /**
     * Has a token, or its entity, read that is not remembered. Nobody waits for it.
     *
     * @param then run once, on another thread: by then the token is remembered, or known to be
     *     none, or could not be read; perhaps never if the server goes down
     * @return false if nothing can be read now; then nothing is run
     */
    boolean read(TokenId id, Runnable then);
}
