package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class PermissionTest {

    /** The names are a promise to admins, gateways and resource servers. */
    @Test
    void permissionsHaveTheirDocumentedNamesAndScopes() {
        assertThat(Permission.values())
                .extracting(Permission::value)
                .containsExactly("read", "write", "delete");
        assertThat(Permission.values())
                .extracting(Permission::scope)
                .containsExactly("entity:read", "entity:write", "entity:delete");
    }

    @Test
    void permissionIsFoundByItsName() {
        for (Permission permission : Permission.values()) {
            assertThat(Permission.of(permission.value())).contains(permission);
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"READ", "Read", "read ", " read", "read,write", "entity:read", "*"})
    void unknownNameYieldsNoPermission(String value) {
        assertThat(Permission.of(value)).isEmpty();
    }
}
