package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
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
}
