package io.entitytokens.limit;

import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.StoredToken;
import java.util.List;
import java.util.Optional;
import org.keycloak.provider.Provider;

/** Counts what limited tokens do. Asks nobody, and waits for nobody, while a request waits. */
public interface RateLimiter extends Provider {

    /**
     * Counts a request that is accepted but for the limits. It counts in all limits that it is
     * subject to or, if one of them has no room, in none.
     *
     * @param permissions that the request needs, or that a JWT is issued with
     * @return why it is refused, or empty
     */
    Optional<LimitReached> take(StoredToken token, Permissions permissions);

    /** What is left of each limit of a token, those of its entity first. Counts nothing. */
    List<LimitLevel> levels(StoredToken token);

    @Override
    default void close() {}
}
