package io.entitytokens.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock as {@link System#nanoTime} is one, which stands still until a test moves it. */
final class SetClock implements LongSupplier {

    /** It may begin anywhere; soon after this, the number overflows. */
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(1).toNanos());

    void move(Duration span) {
        nanos.addAndGet(span.toNanos());
    }

    void moveMillis(long millis) {
        move(Duration.ofMillis(millis));
    }

    @Override
    public long getAsLong() {
        return nanos.get();
    }
}
