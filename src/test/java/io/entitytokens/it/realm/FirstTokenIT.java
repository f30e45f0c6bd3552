package io.entitytokens.it.realm;

import static io.entitytokens.it.realm.IssuerStory.CLIENT;
import static io.entitytokens.it.realm.IssuerStory.firstToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first token of a realm makes its issuing client, whatever happens at that moment. */
@Tag("database")
final class FirstTokenIT {

    /** MariaDB holds gaps, into which nobody else can insert. */
    @Test
    void firstTokensOfManyRealmsAreAllMadeAtOnce() {
        List<TestRealm> realms =
                IntStream.range(0, 4)
                        .mapToObj(i -> TestRealm.named("issuer-at-once-" + i, Map.of()))
                        .toList();
        realms.forEach(realm -> realm.user("token-manager").token());

        assertThat(AtOnce.map(realms, IssuerStory::firstToken))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
    }

    @Test
    void firstTokensCreatedAtOnceInOneRealmMakeOneClient() {
        TestRealm realm = TestRealm.named("issuer-race", Map.of());
        List<String> entities =
                IntStream.range(0, 6).mapToObj(i -> realm.entity("entity-" + i)).toList();

        List<Token> tokens = AtOnce.map(entities, entity -> realm.token(entity, "read"));

        assertThat(tokens).hasSize(6);
        assertThat(
                        realm.masterAdmin()
                                .get(realm.admin("/clients?clientId=" + CLIENT))
                                .expect(200)
                                .json())
                .hasSize(1);
    }

    @Test
    void firstTokenIsRefusedNamingTheServiceAccountsNamesake() {
        TestRealm realm = TestRealm.named("issuer-namesake", Map.of());
        realm.masterAdmin()
                .post(realm.admin("/users"), Map.of("username", "service-account-entity-tokens"))
                .expect(201);

        JsonNode problem = firstToken(realm).expect(409).json();

        assertThat(problem.get("field").textValue()).isEqualTo("service-account-entity-tokens");
        assertThat(problem.get("errorMessage").textValue()).contains("a user of this name");
        assertThat(realm.masterAdmin().get(realm.admin("/clients?clientId=" + CLIENT)).json())
                .as("nothing is left of it")
                .isEmpty();
    }

    /** Whoever comes first: nothing else is blamed. */
    @Test
    void eitherTheFirstTokenOrANamesakeMadeAtOnceIsRefused() {
        for (int i = 0; i < 3; i++) {
            TestRealm realm = TestRealm.named("issuer-namesake-" + i, Map.of());
            String entity = realm.entity("invoice");
            realm.user("token-manager").token();
            CompletableFuture<Answer> namesake =
                    CompletableFuture.supplyAsync(
                            () ->
                                    realm.masterAdmin()
                                            .post(
                                                    realm.admin("/users"),
                                                    Map.of(
                                                            "username",
                                                            "service-account-entity-tokens")));

            Answer answer =
                    realm.user("token-manager")
                            .post(
                                    realm.admin("/entities/" + entity + "/tokens"),
                                    Map.of("name", "first", "permissions", List.of("read")));

            if (answer.status() != 201) {
                assertThat(answer.expect(409).json().get("field").textValue())
                        .isEqualTo("service-account-entity-tokens");
            }
            assertThat(namesake.join().status()).isEqualTo(answer.status() == 201 ? 409 : 201);
        }
    }
}
