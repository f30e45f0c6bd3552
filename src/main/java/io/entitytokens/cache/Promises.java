package io.entitytokens.cache;

import io.entitytokens.token.store.LookupUnavailableException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What another thread is about to read. */
final class Promises {

    private Promises() {}

    /**
     * Waits, but not for long: who waits holds a thread of the server.
     *
     * @throws LookupUnavailableException if it has not been read by then
     */
    static <T> T await(CompletableFuture<T> promise, Duration maxWait) {
        try {
            return promise.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException | ExecutionException | TimeoutException e) {
            throw new LookupUnavailableException("Whoever reads it has not succeeded");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LookupUnavailableException("Interrupted");
        }
    }
}
