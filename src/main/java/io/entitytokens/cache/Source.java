package io.entitytokens.cache;

import io.entitytokens.token.LookupUnavailableException;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a {@link Memory} has its values from. */
interface Source<K, V> {

    /**
     * @throws LookupUnavailableException if that cannot be told now
     */
    Optional<V> read(K key);

    /**
     * Reads without anybody who waits for it; not at all if too many do so already.
     *
     * @param then told what was read; not told if reading fails
     */
    void readInBackground(K key, Consumer<Optional<V>> then);
}
