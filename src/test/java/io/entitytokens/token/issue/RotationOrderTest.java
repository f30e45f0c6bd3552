package io.entitytokens.token.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RotationOrderTest {

    @Test
    void firstUseEndsNothingUnlessThatIsAskedFor() {
        assertThat(RotationOrder.settle(false, null)).isNull();
    }

    @Test
    void olderSecretsEndAQuarterOfAnHourAfterTheFirstUseByDefault() {
        assertThat(RotationOrder.settle(true, null)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void settleUpToADayIsTaken() {
        assertThat(RotationOrder.settle(true, "PT0S")).isEqualTo(Duration.ZERO);
        assertThat(RotationOrder.settle(true, "P1D")).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT24H1S", "P2D", "-PT1S", "soon"})
    void settleBeyondADayOrNoneIsRefused(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> RotationOrder.settle(true, text))
                .withMessage("settle must be an ISO 8601 duration from PT0S to P1D");
    }

    @Test
    void settleWithoutTheEndOnFirstUseIsRefused() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> RotationOrder.settle(false, "PT5M"))
                .withMessage("settle needs endOnFirstUse");
    }
}
