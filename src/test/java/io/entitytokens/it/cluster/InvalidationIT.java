package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is changed on node A is so on node B from the next request on, whatever B remembers. */
@Tag("cluster")
class InvalidationIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static TestRealm atA;
    private static TestRealm atB;
    private static OAuth clientsAtA;
    private static OAuth clientsAtB;

    private final String name = "entity-" + NUMBER.incrementAndGet();

    @BeforeAll
    static void makeRealm() {
        Cluster cluster = Cluster.get();
        atA = cluster.realm(InvalidationIT.class);
        atB = atA.at(cluster.b().base());
        clientsAtA = new OAuth(atA);
        clientsAtB = new OAuth(atB);
        clientsAtA.client("old-api");
        clientsAtA.client("new-api");
        clientsAtA.client("parting-api");
    }

    private static void warm(TestRealm realm, Token token, String entity) {
        for (int i = 0; i < 3; i++) {
            realm.authorize(token, entity, "read").expect(200);
        }
    }

    /** A token for reading and writing that B has answered for. */
    private Token warmToken(String entityId) {
        Token token = atA.token(entityId, "read", "write");
        warm(atB, token, name);
        return token;
    }

    private static void put(String path, Map<String, Object> change) {
        atA.realmAdmin().put(path, change).expect(204);
    }

    private static void act(String action, String entityId, List<Token> tokens) {
        atA.realmAdmin()
                .post(
                        atA.admin("/entities/" + entityId + "/tokens/actions"),
                        Map.of("action", action, "ids", tokens.stream().map(Token::id).toList()))
                .expect(200);
    }

    private static JsonNode introspect(String clientId, Token token) {
        return clientsAtB.introspect(clientId, token.secret()).expect(200).json();
    }

    @Test
    void createdTokenWorksAtOnce() {
        Token token = atA.token(atA.entity(name), "read");

        atB.authorize(token, name, "read").expect(200);
    }

    @Test
    void disabledTokenIsRefusedAndEnabledAgainWorks() {
        Token token = warmToken(atA.entity(name));

        put(atA.path(token), Map.of("enabled", false));
        atB.authorize(token, name, "read").expect(401);

        put(atA.path(token), Map.of("enabled", true));
        atB.authorize(token, name, "read").expect(200);
    }

    @Test
    void permissionTakenAwayIsGone() {
        Token token = warmToken(atA.entity(name));

        put(atA.path(token), Map.of("permissions", List.of("read")));

        atB.authorize(token, name, "write").expect(403);
        atB.authorize(token, name, "read").expect(200);
    }

    @Test
    void deletedTokenIsRefused() {
        Token token = warmToken(atA.entity(name));

        atA.realmAdmin().delete(atA.path(token)).expect(204);

        atB.authorize(token, name, "read").expect(401);
    }

    @Test
    void secretThatIsEndedEarlyIsRefused() {
        Token old = atA.token(atA.entity(name), "read");
        Token rotated = new SecretsAdmin(atA).rotate(old, SecretsAdmin.OVERLAPPING);
        warm(atB, old, name);

        new SecretsAdmin(atA).end(old, 1);

        atB.authorize(old, name, "read").expect(401);
        atB.authorize(rotated, name, "read").expect(200);
    }

    @Test
    void tokenThatItsHolderGivesUpIsRefused() {
        Token token = warmToken(atA.entity(name));

        atA.request("DELETE", "/entity-tokens/self").bearer(token.secret()).send().expect(204);

        atB.authorize(token, name, "read").expect(401);
    }

    @Test
    void leakedTokenIsRefused() {
        Token token = warmToken(atA.entity(name));

        atA.request("POST", "/entity-tokens/leaks")
                .json(Map.of("credentials", List.of(token.secret())))
                .send()
                .expect(202);

        atB.authorize(token, name, "read").expect(401);
    }

    @Test
    void entitySwitchedOffTakesItsTokensAlongAndSwitchedOnBringsThemBack() {
        String entity = atA.entity(name);
        Token token = warmToken(entity);

        put(atA.admin("/entities/" + entity), Map.of("enabled", false));
        atB.authorize(token, name, "read").expect(401);

        put(atA.admin("/entities/" + entity), Map.of("enabled", true));
        atB.authorize(token, name, "read").expect(200);
    }

    @Test
    void deletedEntityTakesItsTokensAlong() {
        String entity = atA.entity(name);
        Token token = warmToken(entity);

        atA.realmAdmin().delete(atA.admin("/entities/" + entity)).expect(204);

        atB.authorize(token, name, "read").expect(401);
    }

    @Test
    void clientTakenOutOfTheAudienceLearnsNothing() {
        String entity = atA.entity(name, "old-api");
        Token token = warmToken(entity);
        assertThat(introspect("old-api", token).get("active").booleanValue()).isTrue();

        put(atA.admin("/entities/" + entity), Map.of("audience", List.of("new-api")));

        assertThat(introspect("old-api", token).get("active").booleanValue()).isFalse();
        assertThat(introspect("new-api", token).get("active").booleanValue()).isTrue();
    }

    @Test
    void deletedClientIsInNoAudience() {
        Token token = warmToken(atA.entity(name, "old-api", "parting-api"));
        assertThat(introspect("old-api", token).get("aud"))
                .extracting(JsonNode::textValue)
                .contains("parting-api");
        String parting = clientsAtA.internalId("parting-api");

        atA.masterAdmin().delete(atA.admin("/clients/" + parting)).expect(204);

        assertThat(introspect("old-api", token).get("aud").toString())
                .doesNotContain("parting-api");
    }

    @Test
    void manyTokensDisabledOrDeletedAtOnceAreRefused() {
        String entity = atA.entity(name);
        List<Token> disabled = Stream.generate(() -> warmToken(entity)).limit(10).toList();
        List<Token> deleted = Stream.generate(() -> warmToken(entity)).limit(10).toList();

        act("disable", entity, disabled);
        disabled.forEach(token -> atB.authorize(token, name, "read").expect(401));

        act("delete", entity, deleted);
        deleted.forEach(token -> atB.authorize(token, name, "read").expect(401));
    }

    @Test
    void realmSwitchedOffRefusesAndSwitchedOnWorks() {
        TestRealm parting = TestRealm.named(Cluster.get().a().base(), name, Map.of());
        TestRealm partingAtB = parting.at(Cluster.get().b().base());
        Token token = parting.token(parting.entity(name), "read");
        warm(partingAtB, token, name);

        parting.masterAdmin().put(parting.admin(""), Map.of("enabled", false)).expect(204);
        partingAtB.authorize(token, name, "read").expect(403);

        parting.masterAdmin().put(parting.admin(""), Map.of("enabled", true)).expect(204);
        partingAtB.authorize(token, name, "read").expect(200);
    }

    /** Neither does a realm of the same name, made anew, know the tokens of the one before. */
    @Test
    void deletedRealmIsNotFound() {
        TestRealm parting = TestRealm.named(Cluster.get().a().base(), name, Map.of());
        TestRealm partingAtB = parting.at(Cluster.get().b().base());
        Token token = parting.token(parting.entity(name), "read");
        warm(partingAtB, token, name);

        parting.masterAdmin().delete(parting.admin("")).expect(204);
        partingAtB.authorize(token, name, "read").expect(404);

        TestRealm again = TestRealm.named(Cluster.get().a().base(), name, Map.of());
        again.entity(name);
        partingAtB.authorize(token, name, "read").expect(401);
    }
}
