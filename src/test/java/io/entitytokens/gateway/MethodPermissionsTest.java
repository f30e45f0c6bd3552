package io.entitytokens.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MethodPermissionsTest {

    @ParameterizedTest
    @CsvSource({
        "GET, READ",
        "HEAD, READ",
        "POST, WRITE",
        "PUT, WRITE",
        "PATCH, WRITE",
        "DELETE, DELETE"
    })
    void knownMethodNeedsItsPermission(String method, Permission permission) {
        assertThat(MethodPermissions.of(method)).contains(permission);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS",
                "TRACE",
                "CONNECT",
                "PROPFIND",
                "QUERY",
                "get",
                "Get",
                "delete",
                "",
                " GET",
                "GET ",
                "GET,POST",
                "*"
            })
    void anyOtherMethodHasNoPermission(String method) {
        assertThat(MethodPermissions.of(method)).isEmpty();
    }
}
