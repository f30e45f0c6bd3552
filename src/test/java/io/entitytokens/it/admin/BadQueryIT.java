package io.entitytokens.it.admin;

import static io.entitytokens.it.admin.UnchangedRealm.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that cannot be answered: a 4xx that names the parameter, and nothing stored. */
@Tag("database")
class BadQueryIT {

    private static UnchangedRealm unchanged;
    private static TestRealm realm;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        unchanged = UnchangedRealm.of(BadQueryIT.class);
        realm = unchanged.realm();
        invoice = unchanged.token().entityId();
    }

    @AfterAll
    static void nothingIsStored() {
        unchanged.assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entities?max=-1",
                "/entities?max=1001",
                "/entities?max=ten",
                "/entities?first=-1",
                "/entities?first=99999999999",
                "/entities?sort=id",
                "/entities?direction=up",
                "/entities?enabled=yes",
                "/entities?exact=1",
                "/entity-tokens?status=gone",
                "/entity-tokens?expiresBefore=tomorrow",
                "/entity-tokens?unusedSince=1.5",
                "/entity-tokens?sort=entity",
                "/entity-tokens?direction=up",
                "/entity-tokens?entityId=invoice",
                "/entity-tokens?permission=admin",
                "/entity-tokens?neverExpires=yes",
                "/entity-tokens?violation=1",
                "/entity-tokens/count?secretOlderThan=P90D",
                "/entities/available-audience?unavailable=all",
                "/entities/available-audience?max=x"
            })
    void queryIsRefused(String path) {
        String parameter = path.substring(path.indexOf('?') + 1, path.indexOf('='));

        assertRefused(realm.realmAdmin().get(realm.admin(path)), parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max=1001",
                "first=-1",
                "tokenId=short",
                "tokenId=0UJg4EBGO3cQWJhXqJNb%F0%9F%98%80",
                "tokenId=zzzzzzzzzzzzzzzzzzzzzz",
                "kind=LOGIN",
                "kind=create",
                "kind=CREATE&kind=x",
                "dateFrom=yesterday",
                "dateFrom=2026-02-30",
                "dateFrom=99999999999999999999",
                "dateTo=2026-11-25T10:00:00Z",
                "dateTo=2026-1-1",
                "reason=because",
                "refusals=some"
            })
    void queryOfEventsIsRefused(String query) {
        String parameter = query.substring(0, query.indexOf('='));

        assertRefused(
                realm.realmAdmin().get(realm.admin("/entities/" + invoice + "/events?" + query)),
                parameter);
    }

    @Test
    void wholeTokenInAQueryOfEventsIsNotRepeated() {
        String secret = Forgery.unknown(2);
        Answer answer =
                realm.realmAdmin()
                        .get(realm.admin("/entities/" + invoice + "/events?tokenId=" + secret));

        assertRefused(answer, "tokenId");
        assertThat(answer.body()).doesNotContain(secret);
    }

    @Test
    void controlCharacterInAQueryIsRefusedByKeycloakItself() {
        realm.realmAdmin().get(realm.admin("/entities?search=a%00b")).expect(400);
    }

    @Test
    void oddIdsAreNotFound() {
        for (String id : List.of("a%00b", "x", "%F0%9F%98%80", "..%2f", "'--")) {
            assertThat(realm.realmAdmin().get(realm.admin("/entities/" + id)).status())
                    .as(id)
                    .isIn(400, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "name", "entityId"})
    void wholeTokenInAQueryIsRefusedAndNotRepeated(String parameter) {
        String secret = Forgery.unknown(1);
        Answer answer =
                realm.realmAdmin().get(realm.admin("/entity-tokens?" + parameter + "=" + secret));

        assertRefused(answer, parameter);
        assertThat(answer.body()).doesNotContain(secret);
    }
}
