package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.entitytokens.it.support.Commands;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs, run as they stand there, but for the name of the realm. */
class DocsIT {

    private static final ObjectReader REPLY = Http.JSON.readerFor(JsonNode.class);

    @TempDir private Path directory;

    private String run(TestRealm realm, String commands, Token token) {
        Required.program("curl", "curl");
        Required.program("jq", "jq");
        return Commands.run(
                commands.replace("/realms/demo/", "/realms/" + realm.name() + "/")
                        .replace("-r demo", "-r " + realm.name()),
                directory,
                Map.of("TOKEN", token.secret(), "SECRET", OAuth.CLIENT_SECRET));
    }

    /** Replies that were printed one after the other. */
    private static List<JsonNode> replies(String output) throws IOException {
        return REPLY.<JsonNode>readValues(output.replace("all done", "")).readAll();
    }

    @Test
    void clientsGetWhatTheyAskFor() throws IOException {
        TestRealm realm = TestRealm.named("docsit-clients", Map.of());
        new OAuth(realm).client("records-api");
        Token token = realm.token(realm.entity("invoice", "records-api"), "read", "write");
        List<String> commands = Commands.in("docs/external-systems.md", getClass());
        assertThat(commands).hasSize(2);

        List<JsonNode> replies = replies(run(realm, commands.get(0), token));
        List<JsonNode> configuration = replies(run(realm, commands.get(1), token));

        assertThat(replies).hasSize(3);
        assertThat(replies.get(0).get("scope").textValue().split(" ", -1))
                .containsExactlyInAnyOrder("entity:read", "entity:write");
        assertThat(replies.get(1).get("scope").textValue()).isEqualTo("entity:read");
        assertThat(replies.get(2).get("error").textValue()).isEqualTo("invalid_scope");
        assertThat(configuration.get(0).get("access_evaluation_endpoint").textValue())
                .endsWith("/realms/docsit-clients/entity-tokens/access/v1/evaluation");
    }

    @Test
    void resourceServersLearnWhatTheyMustKnow() throws IOException {
        TestRealm realm = TestRealm.named("docsit-resource-servers", Map.of());
        new OAuth(realm).client("records-api");
        Token token = realm.token(realm.entity("invoice", "records-api"), "read", "write");
        List<String> commands = Commands.in("docs/resource-servers.md", getClass());
        assertThat(commands).hasSize(5);
        realm.realmAdmin()
                .put(realm.path(token), Map.of("addresses", List.of("192.0.2.0/24")))
                .expect(204);

        run(realm, commands.get(0), token);
        List<JsonNode> told = replies(run(realm, commands.get(2), token));
        List<JsonNode> untold = replies(run(realm, commands.get(1), token));
        Map<String, Object> anywhere = new HashMap<>();
        anywhere.put("addresses", null);
        realm.realmAdmin().put(realm.path(token), anywhere).expect(204);
        List<JsonNode> introspected = replies(run(realm, commands.get(1), token));
        List<JsonNode> exchanged = replies(run(realm, commands.get(3), token));

        assertThat(
                        realm.realmAdmin()
                                .get(realm.admin("/entities?search=parcel"))
                                .expect(200)
                                .json())
                .extracting(entity -> entity.at("/audience/0").textValue())
                .containsExactly("parcel-api");
        assertThat(told.get(0).get("active").booleanValue()).isTrue();
        assertThat(untold.get(0).get("active").booleanValue()).isFalse();
        assertThat(introspected.get(0).get("active").booleanValue()).isTrue();
        assertThat(introspected.get(0).get("entity").textValue()).isEqualTo("invoice");
        assertThat(exchanged.get(0).get("scope").textValue()).isEqualTo("entity:read");
    }

    @Test
    void mappersGiveOtherForms() throws IOException {
        TestRealm realm = TestRealm.named("docsit-mappers", Map.of());
        OAuth oauth = new OAuth(realm);
        oauth.client("records-api");
        Token token = realm.token(realm.entity("invoice", "records-api"), "read");

        run(realm, Commands.in("docs/resource-servers.md", getClass()).get(4), token);

        JsonNode claims =
                OAuth.claims(
                        OAuth.accessToken(
                                oauth.clientCredentials("entity-tokens", token.secret())));
        assertThat(claims.get("scp").textValue()).isEqualTo("read");
        assertThat(claims.at("/resource_access/records-api/roles/0").textValue())
                .isEqualTo("invoice-reader");
        assertThat(claims.get("aud"))
                .extracting(JsonNode::textValue)
                .containsExactly("records-api", "urn:example:entity:invoice");
    }

    @Test
    void adminsMakeTokensWithKcadm() {
        TestRealm realm = TestRealm.named("docsit-kcadm", Map.of());

        String output =
                run(realm, Commands.in("docs/admin.md", getClass()).get(0), new Token("", "", ""));

        assertThat(output).containsPattern("\"token\"\\s*:\\s*\"ket_").contains("Web shop");
    }

    @Test
    void adminsSayHowLongJwtsLive() throws IOException {
        TestRealm realm = TestRealm.named("docsit-lifespan", Map.of());
        new OAuth(realm).client("records-api");
        Token token = realm.token(realm.entity("invoice", "records-api"), "read");
        List<String> commands = Commands.in("docs/admin.md", getClass());
        assertThat(commands).hasSize(2);

        run(realm, commands.get(1), token);

        JsonNode issued =
                new OAuth(realm)
                        .clientCredentials("entity-tokens", token.secret())
                        .expect(200)
                        .json();
        assertThat(issued.get("expires_in").intValue()).isEqualTo(60);
    }

    @Test
    void enforcementPointsGetDecisions() throws IOException {
        TestRealm realm = TestRealm.named("docsit-authzen", Map.of());
        new OAuth(realm).client("records-api");
        Token token = realm.token(realm.entity("invoice", "records-api"), "read", "write");
        List<String> commands = Commands.in("docs/gateways.md", getClass());
        assertThat(commands).hasSize(2);

        List<JsonNode> decisions = replies(run(realm, commands.get(0), token));
        String byAccessToken = run(realm, commands.get(1), token);

        assertThat(decisions)
                .extracting(reply -> String.join(" ", reply.findValuesAsText("decision")))
                .containsExactly("true", "true false");
        assertThat(byAccessToken).containsPattern("\"decision\"\\s*:\\s*true");
    }
}
