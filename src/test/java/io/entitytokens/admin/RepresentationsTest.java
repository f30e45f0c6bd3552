package io.entitytokens.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntitySettings;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenSettings;
import org.junit.jupiter.api.Test;

final class RepresentationsTest {

    @Test
    void everySettingOfATokenIsShownAndTaken() {
        assertThat(EntityTokenRepresentation.FIELDS).containsAll(TokenSettings.NAMES);
    }

    @Test
    void everyRuleIsShownAndTaken() {
        assertThat(PolicyRepresentation.FIELDS).containsAll(TokenPolicy.NAMES);
    }

    @Test
    void everySettingOfAnEntityIsShownAndTaken() {
        assertThat(EntityRepresentation.FIELDS).containsAll(EntitySettings.NAMES);
    }
}
