package io.entitytokens.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InListTest {

    @Test
    void ofWhenAnyLengthThenPaddedToAFewLengths() {
        assertThat(InList.of(List.of("a"))).containsExactly("a");
        assertThat(InList.of(List.of("a", "b"))).containsExactly("a", "b", "b", "b");
        assertThat(InList.of(Collections.nCopies(4, "a"))).hasSize(4);
        assertThat(InList.of(Collections.nCopies(5, "a"))).hasSize(16);
        assertThat(InList.of(Collections.nCopies(65, "a"))).hasSize(256);
    }
}
