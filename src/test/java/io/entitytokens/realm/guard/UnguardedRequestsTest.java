package io.entitytokens.realm.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnguardedRequestsTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/realms/a/users",
        "HEAD, /admin/realms/a/users",
        "POST, /realms/a/protocol/openid-connect/token",
        "POST, /realms/a/login-actions/registration",
        "POST, /realms/a/broker/google/endpoint",
        "POST, realms/a/broker/google/endpoint",
        "POST, /realms/admin/protocol/saml",
        "POST, /admin/realms/a/user-storage/b/sync",
        "POST, /admin/realms/a/user-storage/b/mappers/c/sync",
        "POST, /"
    })
    void requestInWhichNobodyGrantsRolesIsUnguarded(String method, String path) {
        assertThat(UnguardedRequests.contains(method, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /admin/realms/a/users",
        "get, /admin/realms/a/users",
        "PATCH, /admin/realms/a/users",
        "TRACE, /admin/realms/a/users",
        "POST, /admin/api/a/clients/v2",
        "POST, /admin/api/realms/user-storage/b/sync",
        "POST, /realms/a/scim/v2/Groups",
        "POST, /realms/protocol/scim/v2/Groups",
        "POST, /realms/broker/scim/broker",
        "POST, /realms//protocol/scim/v2/Groups",
        "POST, /realms/a/clients-registrations/default",
        "POST, /realms/a/account/protocol",
        "POST, /realms/a/Protocol/openid-connect/token",
        "POST, /realms/a/protocol",
        "POST, //realms/a/protocol/x",
        "POST, /auth/realms/a/protocol/openid-connect/token",
        "POST, /x/realms/a/protocol/openid-connect/token",
        "POST, /admin/realms/a/partialImport",
        "POST, /admin/realms/a/groups/user-storage/b/sync",
        "POST, /admin/realms/a/roles/x/admin/realms/a/user-storage/b/sync",
        "POST, /admin/realms/a/user-storage/b/sync/",
        "POST, /admin/realms/a/user-storage/sync",
        "POST, /admin/realms/a/user-storage/b/other/c/sync",
        "POST, /anything"
    })
    void anyOtherRequestIsGuarded(String method, String path) {
        assertThat(UnguardedRequests.contains(method, path)).isFalse();
    }
}
