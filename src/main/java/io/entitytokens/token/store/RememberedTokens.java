package io.entitytokens.token.store;

import io.entitytokens.token.format.TokenId;
import java.time.Duration;
import java.util.function.Consumer;

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
     * @param then told once, on another thread, whether the token was read and is none. If not, it
     *     is remembered by then, or could not be read. Perhaps never told if the server goes down
     * @return false if nothing can be read now; then nothing is told
     */
    boolean read(TokenId id, Consumer<Boolean> then);
}
