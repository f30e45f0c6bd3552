package io.entitytokens.mapper;

import static io.entitytokens.token.Permission.DELETE;
import static io.entitytokens.token.Permission.READ;
import static io.entitytokens.token.Permission.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.representations.AccessToken;

final class EntityPermissionsMapperTest {

    private final EntityPermissionsMapper mapper = new EntityPermissionsMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "array     | {\"permissions\":[\"read\",\"write\"]}",
                "string    | {\"permissions\":\"read write\"}",
                "qualified | {\"permissions\":[\"invoice:read\",\"invoice:write\"]}",
                "authorization_details | {\"authorization_details\":[{\"type\":\"entity\","
                        + "\"actions\":[\"read\",\"write\"],\"identifier\":\"invoice\"}]}",
                "uma       | {\"authorization\":{\"permissions\":[{\"rsid\":\"3d1c6c53-entity\","
                        + "\"rsname\":\"invoice\",\"scopes\":[\"read\",\"write\"]}]}}"
            })
    void permissionsAreShapedExactlyByTheirForm(String form, String json) throws IOException {
        assertThat(Grants.shape(mapper, Grants.of(WRITE, READ), Map.of("form", form)))
                .isEqualTo(Grants.json(json));
    }

    @Test
    void permissionsAreAnArrayByDefault() throws IOException {
        assertThat(Grants.shape(mapper, Grants.of(DELETE), Map.of()))
                .isEqualTo(Grants.json("{\"permissions\":[\"delete\"]}"));
    }

    @Test
    void emptyFieldsOfTheConsoleCountAsUnset() throws IOException {
        assertThat(Grants.shape(mapper, Grants.of(READ), Map.of("form", "", "claim.name", " ")))
                .isEqualTo(Grants.json("{\"permissions\":[\"read\"]}"));
    }

    @Test
    void dotsInTheClaimNameNestTheClaim() throws IOException {
        assertThat(Grants.shape(mapper, Grants.of(READ), Map.of("claim.name", "access.granted.to")))
                .isEqualTo(Grants.json("{\"access\":{\"granted\":{\"to\":[\"read\"]}}}"));
    }

    @Test
    void nothingIsAddedWhereNothingIsGranted() throws IOException {
        for (PermissionForm form : PermissionForm.values()) {
            assertThat(Grants.shape(mapper, Grants.of(), Map.of("form", form.option())))
                    .isEqualTo(Grants.json("{}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARRAY", "json", "authorization.permissions"})
    void unknownFormIsRefusedAndNothingIsAdded(String form) throws IOException {
        assertThat(Grants.shape(mapper, Grants.of(READ), Map.of("form", form)))
                .isEqualTo(Grants.json("{}"));
        assertRefused(Map.of("form", form), "entityMapper.error.form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope", "realm_access.roles", "entity_permissions"})
    void reservedClaimIsRefusedAndNothingIsAdded(String claim) throws IOException {
        assertThat(Grants.shape(mapper, Grants.of(READ), Map.of("claim.name", claim)))
                .isEqualTo(Grants.json("{}"));
        assertRefused(Map.of("claim.name", claim), "entityMapper.error.claim");
    }

    /** The console sends a claim name with them, which nobody asks. */
    @ParameterizedTest
    @EnumSource
    void claimNameIsCheckedUnlessTheFormHasItsOwn(PermissionForm form) {
        Map<String, String> settings = Map.of("form", form.option(), "claim.name", "scope");
        if (form.hasItsOwnClaim()) {
            assertThatCode(() -> validate(settings)).doesNotThrowAnyException();
        } else {
            assertRefused(settings, "entityMapper.error.claim");
        }
    }

    @Test
    void emptySettingsAreValid() {
        assertThatCode(() -> validate(new HashMap<>())).doesNotThrowAnyException();
    }

    @Test
    void existingClaimIsNotOverwritten() throws IOException {
        AccessToken claims = new AccessToken();
        claims.setOtherClaims("permissions", "mine");

        mapper.shape(claims, Grants.of(READ), Grants.config(Map.of()), null);

        assertThat(Grants.json(claims)).isEqualTo(Grants.json("{\"permissions\":\"mine\"}"));
    }

    private void validate(Map<String, String> settings) throws ProtocolMapperConfigException {
        mapper.validateConfig(null, null, null, Grants.config(settings));
    }

    private void assertRefused(Map<String, String> settings, String key) {
        assertThatThrownBy(() -> validate(settings))
                .isInstanceOfSatisfying(
                        ProtocolMapperConfigException.class,
                        e -> assertThat(e.getMessageKey()).isEqualTo(key));
    }
}
