package io.entitytokens.lane;

import io.entitytokens.check.WarmCheck;
import io.entitytokens.http.Reply;
import io.entitytokens.token.format.TokenId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What could be told of a request from memory.
 *
 * @param reply empty if nothing; then nothing has been noted
 * @param check that was asked; empty if none was, or it failed
 */
record LaneAnswer(Optional<Reply> reply, Optional<WarmCheck> check) {

    static final LaneAnswer NONE = new LaneAnswer(Optional.empty(), Optional.empty());

    /**
     * Has the token read that was missing for a reply.
     *
     * @param then told once, on another thread: the id if it belongs to no token
     * @return false if no token was missing, or nothing can be read now; then nothing is told
     */
    boolean readMissing(Consumer<Optional<TokenId>> then) {
        return reply.isEmpty() && check.isPresent() && check.get().readMissing(then);
    }
}
