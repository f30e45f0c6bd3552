package io.entitytokens.cache;

import io.entitytokens.token.store.LookupUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A source that says what the test says; what is to be read in the background waits to be told. */
final class GivenLoader<K, V> implements Loader<K, V> {

    private final Function<K, Optional<V>> store;
    private final List<Runnable> background = new ArrayList<>();
    private volatile boolean full;

    GivenLoader(Function<K, Optional<V>> store) {
        this.store = store;
    }

    /** From now on, nobody may wait. */
    void fill() {
        full = true;
    }

    @Override
    public <T> T await(Supplier<T> reading) {
        if (full) {
            throw new LookupUnavailableException("full");
        }
        return reading.get();
    }

    @Override
    public Optional<V> read(K key) {
        return store.apply(key);
    }

    @Override
    public Map<K, V> readAll(Collection<K> keys) {
        Map<K, V> found = new HashMap<>();
        keys.forEach(key -> store.apply(key).ifPresent(value -> found.put(key, value)));
        return found;
    }

    @Override
    public synchronized void readInBackground(K key, Consumer<Optional<V>> then) {
        Optional<V> read = store.apply(key);
        background.add(() -> then.accept(read));
    }

    /** How many have been read in the background, and not yet answered. */
    synchronized int waiting() {
        return background.size();
    }

    synchronized void answer() {
        background.forEach(Runnable::run);
        background.clear();
    }
}
