package io.entitytokens.mapper;

import static io.entitytokens.token.Permission.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.protocol.ProtocolMapperConfigException;

final class EntityAudienceMapperTest {

    private final EntityAudienceMapper mapper = new EntityAudienceMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "array  | {\"entity_audience\":[\"archive\",\"invoice-api\"]}",
                "string | {\"entity_audience\":\"archive invoice-api\"}"
            })
    void audienceIsShapedExactlyByItsForm(String form, String json) throws IOException {
        assertThat(Grants.shape(mapper, Grants.of(READ), Map.of("form", form)))
                .isEqualTo(Grants.json(json));
    }

    @Test
    void reservedClaimIsRefusedAndNothingIsAdded() throws IOException {
        Map<String, String> settings = Map.of("claim.name", "aud");

        assertThat(Grants.shape(mapper, Grants.of(READ), settings)).isEqualTo(Grants.json("{}"));
        assertThatThrownBy(() -> mapper.validateConfig(null, null, null, Grants.config(settings)))
                .isInstanceOf(ProtocolMapperConfigException.class);
    }

    @Test
    void unknownFormIsRefusedAndNothingIsAdded() throws IOException {
        Map<String, String> settings = Map.of("form", "first");

        assertThat(Grants.shape(mapper, Grants.of(READ), settings)).isEqualTo(Grants.json("{}"));
        assertThatThrownBy(() -> mapper.validateConfig(null, null, null, Grants.config(settings)))
                .isInstanceOf(ProtocolMapperConfigException.class);
    }
}
