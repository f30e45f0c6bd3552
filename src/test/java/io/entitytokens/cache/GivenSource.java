package io.entitytokens.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A source that says what the test says; what is to be read in the background waits to be told. */
final class GivenSource<K, V> implements Source<K, V> {

    private final Function<K, Optional<V>> store;
    private final List<Runnable> background = new ArrayList<>();

    GivenSource(Function<K, Optional<V>> store) {
        this.store = store;
    }

    @Override
    public Optional<V> read(K key) {
        return store.apply(key);
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
