package io.entitytokens.it.support;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Requests at once, each on a thread of its own, however many tests run side by side. */
public final class AtOnce {

    private AtOnce() {}

    /**
     * @return the answers, in the order of the items
     */
    public static <T, R> List<R> map(Collection<T> items, Function<T, R> request) {
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<R>> answers =
                    items.stream()
                            .map(
                                    item ->
                                            CompletableFuture.supplyAsync(
                                                    () -> request.apply(item), callers))
                            .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            callers.shutdown();
        }
    }
}
