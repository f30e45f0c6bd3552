package io.entitytokens.oauth.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.AccessToken;

final class ReservedClaimsTest {

    private static Object left(String claim, Object value) {
        AccessToken token = new AccessToken();
        token.getOtherClaims().put(claim, value);
        ReservedClaims.removeFrom(token);
        return token.getOtherClaims().get(claim);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entity",
                "Entity",
                " entity ",
                "ent\u0131ty",
                "ENT\u0130TY",
                "entity_",
                "entity_id",
                "entity-id",
                "entity.id",
                "entity:id",
                "entity id",
                "Entity_Whatever",
                "entityId",
                "entityPermissions",
                "EntityTokenId",
                "entitytokenname",
                "entityTokenGeneration"
            })
    void claimThatMayBeTakenForOursIsRemoved(String name) {
        assertThat(left(name, "x")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e",
                "entitlements",
                "entities",
                "entityType",
                "entity2",
                "identity",
                "my_entity",
                "https://example.org/entity"
            })
    void claimOfOthersIsLeft(String name) {
        assertThat(left(name, "x")).isEqualTo("x");
    }

    @Test
    void onlyOurScopesAreRemovedFromAScopeClaim() throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertThat(left("scp", "openid entity:read email")).isEqualTo("openid email");
        assertThat(left("SCP", List.of("openid", "Entity:Read"))).isEqualTo(List.of("openid"));
        assertThat(left("scopes", json.readTree("[\"entity:read\",\"openid\"]")))
                .hasToString("[\"openid\"]");
    }

    @Test
    void claimIsRemovedWhereOurScopesCannotBeTakenOut() throws Exception {
        assertThat(left("scp", Map.of("entity:read", true))).isNull();
        assertThat(left("scp", new ObjectMapper().readTree("\"entity:read\""))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid  email", "identity:read", "x.entity:read"})
    void scopeWithoutOursIsLeftToTheLetter(String scope) {
        AccessToken token = new AccessToken();
        token.setScope(scope);
        ReservedClaims.removeFrom(token);

        assertThat(token.getScope()).isEqualTo(scope);
        assertThat(left("scp", scope)).isEqualTo(scope);
    }
}
