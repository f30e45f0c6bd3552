package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Permission mappers as the console lists and explains them. */
class ListedMappersIT {

    private static final List<String> KINDS =
            List.of(Mappers.PERMISSIONS, Mappers.ROLE, Mappers.AUDIENCE);

    private static final TestRealm REALM = TestRealm.of(ListedMappersIT.class);

    private static JsonNode listed(String kind) {
        JsonNode listed =
                Caller.masterAdmin()
                        .get("/admin/serverinfo")
                        .expect(200)
                        .json()
                        .at("/protocolMapperTypes/openid-connect");
        for (JsonNode mapper : listed) {
            if (mapper.get("id").textValue().equals(kind)) {
                return mapper;
            }
        }
        throw new AssertionError(kind + " is not listed");
    }

    @ParameterizedTest
    @CsvSource({
        "entity-permissions-mapper, Entity permissions, form:List claim.name:String",
        "entity-permission-role-mapper, Entity permission to role,"
                + " entity:String read.role:Role write.role:Role delete.role:Role",
        "entity-audience-mapper, Entity audience, form:List claim.name:String uri.prefix:String"
    })
    void mapperIsListedForTheConsole(String kind, String name, String properties) {
        JsonNode mapper = listed(kind);

        assertThat(mapper.get("name").textValue()).isEqualTo(name);
        assertThat(mapper.get("category").textValue()).isEqualTo("Token mapper");
        assertThat(mapper.get("helpText").textValue()).contains("Adds nothing to other tokens.");
        assertThat(mapper.get("properties"))
                .extracting(p -> p.get("name").textValue() + ":" + p.get("type").textValue())
                .containsExactly(properties.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "pt-BR", "ja"})
    void labelsAndHelpAreAmongTheConsolesMessages(String language) {
        Set<String> known = new TreeSet<>();
        Http.request("GET", "/resources/" + REALM.name() + "/admin/" + language)
                .send()
                .expect(200)
                .json()
                .forEach(message -> known.add(message.get("key").textValue()));

        for (String kind : KINDS) {
            for (JsonNode property : listed(kind).get("properties")) {
                assertThat(known)
                        .contains(
                                property.get("label").textValue(),
                                property.get("helpText").textValue());
            }
        }
    }
}
