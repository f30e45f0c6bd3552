package io.entitytokens.oauth.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScopeTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "   "})
    void emptyScopeAsksForNoPermissionInParticular(String scope) {
        assertThat(Scope.parse(scope)).contains(new Scope(Permissions.NONE));
    }

    @Test
    void scopeOfPermissionsIsParsed() {
        assertThat(Scope.parse("entity:delete entity:read entity:read"))
                .contains(new Scope(Permissions.of(Permission.READ, Permission.DELETE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openid",
                "entity:read openid",
                "entity:",
                "entity:READ",
                "entity:read,entity:write",
                "entity:read\tentity:write",
                "read"
            })
    void scopeWithAnythingButPermissionsIsRefused(String scope) {
        assertThat(Scope.parse(scope)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "profile entity:read email,profile email",
        "entity:write,''",
        "entity:other Entity:DELETE identity:read,identity:read",
        "profile,profile"
    })
    void ourScopesAreTakenOutAndOthersAreLeft(String scope, String rest) {
        assertThat(Scope.without(scope)).isEqualTo(rest);
    }
}
