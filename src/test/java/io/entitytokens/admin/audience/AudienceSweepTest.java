package io.entitytokens.admin.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.store.AudienceStore.Gone;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AudienceSweepTest {

    private static final Gone OLD = new Gone("realm", "old");
    private static final Gone NEW = new Gone("realm", "new");

    private final AudienceSweep sweep = new AudienceSweep(null);

    @Test
    void startTakesOutAllThatAreGone() {
        assertThat(sweep.due(List.of(OLD, NEW))).containsExactly(OLD, NEW);
    }

    @Test
    void clientThatHasJustGoneIsLeftToWhoRemovesIt() {
        sweep.due(List.of(OLD));

        assertThat(sweep.due(List.of(OLD, NEW))).containsExactly(OLD);
        assertThat(sweep.due(List.of(NEW))).containsExactly(NEW);
    }
}
