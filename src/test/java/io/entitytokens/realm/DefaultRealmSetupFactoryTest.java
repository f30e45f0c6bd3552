package io.entitytokens.realm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DefaultRealmSetupFactoryTest {

    @Test
    void operationalInfoHoldsTheVersionAlone() {
        assertThat(new DefaultRealmSetupFactory().getOperationalInfo())
                .containsOnlyKeys("version")
                .hasEntrySatisfying("version", v -> assertThat(v).matches("\\d+\\.\\d+\\.\\d+.*"));
    }
}
