package io.entitytokens.it.realm;

import static io.entitytokens.it.realm.IssuerStory.CLIENT;
import static io.entitytokens.it.realm.IssuerStory.firstToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which client issues for entity tokens: what an admin writes on a client does not say it. */
@Tag("database")
final class IssuingClientIT {

    /** All that ours has, as far as a request can say it. */
    private static Map<String, Object> forged(String clientId) {
        Map<String, Object> client = new HashMap<>();
        client.put("clientId", clientId);
        client.put("name", "Entity Tokens");
        client.put("description", "Issues JWTs for entity tokens, which stand for its secret");
        client.put("clientAuthenticatorType", "entity-token");
        client.put("standardFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("fullScopeAllowed", false);
        client.put("serviceAccountsEnabled", true);
        client.put("attributes", Map.of("entity-tokens.managed", "true"));
        return client;
    }

    private static void assertForeign(Answer answer) {
        assertThat(answer.expect(409).json().get("field").textValue()).isEqualTo(CLIENT);
    }

    @Test
    void clientForgedBeforeTheFirstTokenIsNeverOurs() {
        TestRealm realm = TestRealm.named("issuer-forged", Map.of());
        realm.user("user-admin").post(realm.admin("/clients"), forged(CLIENT)).expect(201);

        assertForeign(firstToken(realm));
    }

    @Test
    void clientRenamedToOursIsNeverOurs() {
        TestRealm realm = TestRealm.named("issuer-renamed-to", Map.of());
        String location =
                realm.user("user-admin")
                        .post(realm.admin("/clients"), forged("innocent"))
                        .expect(201)
                        .header("Location");
        realm.user("user-admin")
                .put(location.substring(location.indexOf("/admin")), forged(CLIENT))
                .expect(204);

        assertForeign(firstToken(realm));
    }

    @Test
    void clientMadeByPartialImportIsNeverOurs() {
        TestRealm realm = TestRealm.named("issuer-imported", Map.of());
        new OAuth(realm).overwrite(forged(CLIENT));

        assertForeign(firstToken(realm));
    }

    @Test
    void clientMadeAfterTheDeletionOfOursIsForeign() {
        IssuerStory story = new IssuerStory("issuer-made-anew");
        String id = story.oauth.internalId(CLIENT);
        story.realm.masterAdmin().delete(story.realm.admin("/clients/" + id)).expect(204);
        Map<String, Object> same = forged(CLIENT);
        same.put("id", id);
        story.realm.user("user-admin").post(story.realm.admin("/clients"), same).expect(201);

        story.assertShut();
        assertForeign(
                story.realm
                        .realmAdmin()
                        .post(
                                story.realm.admin("/entities/" + story.entity + "/tokens"),
                                Map.of("name", "next", "permissions", List.of("read"))));
    }

    @Test
    void renamedIssuingClientStaysOursAndItsOldNameIsForeign() {
        IssuerStory story = new IssuerStory("issuer-renamed");
        String id = story.oauth.internalId(CLIENT);
        story.oauth.change(id, Map.of("clientId", "issuer"));
        story.realm
                .user("user-admin")
                .post(story.realm.admin("/clients"), forged(CLIENT))
                .expect(201);

        story.oauth.clientCredentials("issuer", story.token.secret()).expect(200);
        story.oauth.clientCredentials(CLIENT, story.token.secret()).expect(401);
        assertThat(
                        story.realm
                                .realmAdmin()
                                .put(
                                        story.realm.admin("/entities/" + story.entity),
                                        Map.of("audience", List.of("issuer")))
                                .expect(400)
                                .json()
                                .get("field")
                                .textValue())
                .isEqualTo("audience");
    }

    /** A foreign client that waits for ours to go does not take over from it. */
    @Test
    void foreignClientOfTheOldNameStaysForeignAfterOursIsDeleted() {
        IssuerStory story = new IssuerStory("issuer-renamed-gone");
        String id = story.oauth.internalId(CLIENT);
        story.oauth.change(id, Map.of("clientId", "issuer"));
        story.realm
                .user("user-admin")
                .post(story.realm.admin("/clients"), forged(CLIENT))
                .expect(201);
        String foreign = story.oauth.internalId(CLIENT);
        story.oauth.change(foreign, Map.of("redirectUris", List.of("https://app.example.org/*")));

        story.realm.masterAdmin().delete(story.realm.admin("/clients/" + id)).expect(204);

        story.assertShut();
        assertThat(story.client(foreign).get("redirectUris")).hasSize(1);
        assertForeign(
                story.realm
                        .realmAdmin()
                        .post(
                                story.realm.admin("/entities/" + story.entity + "/tokens"),
                                Map.of("name", "next", "permissions", List.of("read"))));
    }
}
