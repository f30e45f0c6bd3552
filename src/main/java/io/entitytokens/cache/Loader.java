package io.entitytokens.cache;

import io.entitytokens.token.store.LookupUnavailableException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where a {@link InvalidationSafeCache} has its values from. */
interface Loader<K, V> {

    /**
     * Has a request wait, for what it reads itself or for what another one reads. Each holds a
     * thread of the server meanwhile, so only so many may.
     *
     * @param reading waits, and throws whatever it throws
     * @throws LookupUnavailableException at once if too many wait already
     */
    <T> T await(Supplier<T> reading);

    /**
     * @throws LookupUnavailableException if that cannot be told now
     */
    Optional<V> read(K key);

    /**
     * Reads several at once, on this thread, without waiting for a turn.
     *
     * @return what there is of these
     * @throws LookupUnavailableException if that cannot be told now
     */
    Map<K, V> readAll(Collection<K> keys);

    /**
     * Reads without anybody who waits for it; not at all if too many do so already.
     *
     * @param then told what was read; not told if reading fails
     */
    void readInBackground(K key, Consumer<Optional<V>> then);
}
