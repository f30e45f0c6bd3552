package io.entitytokens.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Endpoint;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EntityTokensConfigurationTest {

    private static final String ISSUER = "https://keycloak.example.com/realms/demo";
    private static final String ENDPOINTS = "http://keycloak.internal:8080/realms/demo";

    private static Map<String, Object> with(Set<Endpoint> open) {
        return EntityTokensConfiguration.of(ISSUER, ENDPOINTS, open::contains);
    }

    private static Set<String> membersOf(Endpoint endpoint) {
        Set<String> members = with(EnumSet.of(endpoint)).keySet();
        members.removeAll(Set.of("issuer", "permissions_supported"));
        return members;
    }

    @Test
    void documentNamesNoEndpointWhereAllAreShut() {
        assertThat(with(Set.of()))
                .isEqualTo(
                        Map.of(
                                "issuer",
                                ISSUER,
                                "permissions_supported",
                                List.of("read", "write", "delete")));
    }

    @ParameterizedTest
    @EnumSource
    void shutEndpointIsLeftOutAndAllOthersStay(Endpoint shut) {
        Set<Endpoint> open = EnumSet.complementOf(EnumSet.of(shut));
        Set<String> expected = new java.util.TreeSet<>();
        open.forEach(endpoint -> expected.addAll(membersOf(endpoint)));

        assertThat(membersOf(shut)).isNotEmpty();
        assertThat(with(open).keySet()).containsAll(expected).hasSize(expected.size() + 2);
    }

    @Test
    void endpointsStandAtTheAddressForMachines() {
        Map<String, Object> document = with(EnumSet.allOf(Endpoint.class));

        assertThat(document)
                .containsEntry("policy_decision_point", ISSUER + "/entity-tokens")
                .containsEntry("token_endpoint", ENDPOINTS + "/protocol/openid-connect/token")
                .containsEntry(
                        "grant_types_supported",
                        List.of(
                                "client_credentials",
                                "urn:ietf:params:oauth:grant-type:token-exchange"))
                .containsEntry(
                        "scopes_supported",
                        List.of("entity:read", "entity:write", "entity:delete"));
        assertThat(document)
                .allSatisfy(
                        (name, value) -> {
                            if (name.endsWith("_endpoint")) {
                                assertThat(value).asString().startsWith(ENDPOINTS);
                            }
                        });
    }
}
