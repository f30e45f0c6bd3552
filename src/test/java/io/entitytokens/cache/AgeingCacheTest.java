package io.entitytokens.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a value with time, and of one that is read anew while it is still good. */
final class AgeingCacheTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Within the last third. */
    private static final Duration LATE = Duration.ofSeconds(22);

    private Duration time = Duration.ZERO;
    private Optional<String> row = Optional.of("old");
    private int reads;

    @Test
    void valueIsReadAgainAfterTheTimeLimit() {
        InvalidationSafeCache<String, String> memory = memory(new GivenLoader<>(key -> read()));
        memory.get("a");
        row = Optional.of("new");

        pass(LIMIT.minusNanos(1));
        assertThat(memory.get("a")).contains("old");
        pass(Duration.ofNanos(1));
        assertThat(memory.known("a")).isEmpty();
        assertThat(memory.get("a")).contains("new");
    }

    /** The answer is as old as the question. */
    @Test
    void readAsLongAsTheTimeLimitIsNotCached() {
        InvalidationSafeCache<String, String> memory =
                memory(
                        new GivenLoader<>(
                                key -> {
                                    pass(LIMIT);
                                    return read();
                                }));

        memory.get("a");
        memory.get("a");

        assertThat(reads).isEqualTo(2);
    }

    @Test
    void oneBackgroundReadRefreshesAValueInItsLastThird() {
        GivenLoader<String, String> source = new GivenLoader<>(key -> read());
        InvalidationSafeCache<String, String> memory = memory(source);
        memory.get("a");
        row = Optional.of("new");

        assertThat(memory.get("a")).contains("old");
        assertThat(memory.known("a")).contains("old");
        assertThat(source.waiting()).isZero();

        pass(LATE);
        assertThat(memory.get("a")).contains("old");
        assertThat(memory.known("a")).contains("old");
        assertThat(source.waiting()).isOne();

        source.answer();
        assertThat(memory.known("a")).contains("new");
        assertThat(reads).isEqualTo(2);
    }

    /** What was read in the background may have been read before the change. */
    @Test
    void backgroundReadDoesNotBringBackAForgottenValue() {
        GivenLoader<String, String> source = new GivenLoader<>(key -> read());
        InvalidationSafeCache<String, String> memory = memory(source);
        memory.get("a");
        pass(LATE);
        memory.get("a");
        row = Optional.of("new");

        memory.forget("a");
        source.answer();
        assertThat(memory.known("a")).isEmpty();

        assertThat(memory.get("a")).contains("new");
    }

    /** What the background brings while it is forgotten was read before the change, too. */
    @Test
    void valueRefreshedDuringForgetIfIsForgottenToo() {
        GivenLoader<String, String> source = new GivenLoader<>(key -> read());
        InvalidationSafeCache<String, String> memory = memory(source);
        memory.get("a");
        pass(LATE);
        memory.get("a");
        assertThat(source.waiting()).isOne();

        memory.forgetIf(
                value -> {
                    source.answer();
                    return true;
                });

        assertThat(memory.known("a")).isEmpty();
    }

    @Test
    void backgroundReadThatFindsNothingForgetsTheValue() {
        GivenLoader<String, String> source = new GivenLoader<>(key -> read());
        InvalidationSafeCache<String, String> memory = memory(source);
        memory.get("a");
        pass(LATE);
        row = Optional.empty();

        assertThat(memory.get("a")).contains("old");
        source.answer();

        assertThat(memory.known("a")).isEmpty();
    }

    private void pass(Duration duration) {
        time = time.plus(duration);
    }

    private Optional<String> read() {
        reads++;
        return row;
    }

    private InvalidationSafeCache<String, String> memory(Loader<String, String> source) {
        return new InvalidationSafeCache<>(
                100, (key, value) -> 1, LIMIT, LIMIT, source, () -> time.toNanos());
    }
}
