package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InListTest {

    @Test
    void valuesArePaddedToAFewFixedLengths() {
        assertThat(new InList(List.of("a")).values()).containsExactly("a");
        assertThat(new InList(List.of("a", "b")).values()).containsExactly("a", "b", "b", "b");
        assertThat(new InList(Collections.nCopies(4, "a")).values()).hasSize(4);
        assertThat(new InList(Collections.nCopies(5, "a")).values()).hasSize(16);
        assertThat(new InList(Collections.nCopies(65, "a")).values()).hasSize(256);
    }

    /** Oracle takes no more than 1,000 values. */
    @Test
    void batchesAreOfAtMost256Values() {
        assertThat(InList.batches(List.of())).isEmpty();
        assertThat(InList.batches(numbers(256)))
                .extracting(batch -> batch.values().size())
                .containsExactly(256);
        assertThat(InList.batches(numbers(257)))
                .extracting(batch -> batch.values().size())
                .containsExactly(256, 1);
    }

    /** Whoever holds rows of several batches, holds them in the order in which all others do. */
    @Test
    void batchesHaveEachValueOnceAndInOrder() {
        List<String> numbers = numbers(257);
        List<String> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);

        assertThat(InList.batches(reversed))
                .flatExtracting(InList::values)
                .containsExactlyElementsOf(numbers);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj("%03d"::formatted).toList();
    }
}
