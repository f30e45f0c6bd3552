package io.entitytokens.cache;

import java.time.Duration;

/**
 * What one node may remember, and for how long.
 *
 * @param maxEntries tokens
 * @param maxBytes of all tokens together, as {@link NodeCache} estimates them
 * @param maxUnknown ids that belong to no token
 * @param timeLimit after which the store is asked again, whatever was heard of changes
 * @param maxWait how long a request waits for what another one reads
 */
record Limits(
        int maxEntries, long maxBytes, int maxUnknown, Duration timeLimit, Duration maxWait) {}
