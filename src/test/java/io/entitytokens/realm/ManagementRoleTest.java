package io.entitytokens.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class ManagementRoleTest {

    /** Realms hold roles of these names: they can never change. */
    @Test
    void roleNamesAreTheDocumentedOnes() {
        assertThat(ManagementRole.values())
                .extracting(ManagementRole::roleName)
                .containsExactly("view-entities", "manage-entity-tokens", "manage-entities");
    }

    @ParameterizedTest
    @EnumSource
    void roleIsFoundByItsName(ManagementRole role) {
        assertThat(ManagementRole.of(role.roleName())).contains(role);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"view_entities", "VIEW-ENTITIES", "view-users", "realm-admin"})
    void unknownNameIsNoRole(String name) {
        assertThat(ManagementRole.of(name)).isEmpty();
    }

    @Test
    void roleContainsTheRolesItImplies() {
        assertThat(ManagementRole.VIEW_ENTITIES.contained()).isEmpty();
        assertThat(ManagementRole.MANAGE_ENTITY_TOKENS.contained())
                .containsExactly(ManagementRole.VIEW_ENTITIES);
        assertThat(ManagementRole.MANAGE_ENTITIES.contained())
                .containsExactly(ManagementRole.VIEW_ENTITIES, ManagementRole.MANAGE_ENTITY_TOKENS);
    }

    /** They are made in this order, each with what it contains. */
    @ParameterizedTest
    @EnumSource
    void containedRolesAreMadeBefore(ManagementRole role) {
        List<ManagementRole> order = List.of(ManagementRole.values());

        assertThat(order.subList(0, order.indexOf(role))).containsAll(role.contained());
    }

    @ParameterizedTest
    @EnumSource
    void descriptionHasAnEnglishMessage(ManagementRole role) throws IOException {
        Properties messages = new Properties();
        try (Reader reader =
                Files.newBufferedReader(
                        Path.of("themes/messages/messages_en.properties"),
                        StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        String key = "role_" + role.roleName();

        assertThat(role.description()).isEqualTo("${" + key + "}");
        assertThat(messages.getProperty(key)).isNotBlank();
    }
}
