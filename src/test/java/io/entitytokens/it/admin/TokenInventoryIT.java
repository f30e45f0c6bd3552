package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens found over all entities. */
@Tag("database")
class TokenInventoryIT {

    private static TestRealm realm;
    private static NamedTokens tokens;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(TokenInventoryIT.class);
        tokens = new NamedTokens(realm);
    }

    @Test
    void inventoryFindsATokenByWhatALogNames() {
        Token token = tokens.make(realm.entity("inventory"), "found by id", "lifespan", "P10D");
        String hint = tokens.read(token).get("hint").textValue();

        for (String search :
                List.of(
                        token.id(),
                        hint.replace("…", "%E2%80%A6"),
                        hint.substring(0, 12),
                        token.id().substring(0, 8),
                        "FOUND%20by")) {
            assertThat(tokens.names("/entity-tokens?search=" + search))
                    .as(search)
                    .contains("found by id");
        }
        assertThat(tokens.names("/entity-tokens?search=" + token.id().substring(0, 7))).isEmpty();
    }

    @Test
    void inventoryFilters() {
        long now = System.currentTimeMillis();
        String entity = realm.entity("filters");
        tokens.make(entity, "f-soon", "lifespan", "P1D");
        tokens.make(entity, "f-later", "lifespan", "P100D");
        Token used = tokens.make(entity, "f-used");
        realm.authorize(used, "filters", "read").expect(200);
        TestRealm.await(() -> tokens.read(used), json -> json.get("useCount").longValue() == 1);
        long week = now + 7L * 24 * 3600 * 1000;
        long afterUse = tokens.read(used).get("lastUsedTimestamp").longValue() + 1;

        assertThat(tokens.names("/entity-tokens?search=f-&expiresBefore=" + week))
                .containsExactly("f-soon");
        assertThat(tokens.names("/entity-tokens?search=f-&unusedSince=" + afterUse))
                .contains("f-soon", "f-later", "f-used");
        assertThat(tokens.names("/entity-tokens?search=f-&unusedSince=" + (afterUse - 1)))
                .doesNotContain("f-used");
        assertThat(tokens.names("/entity-tokens?search=f-&createdBy=realm-admin")).hasSize(3);
        assertThat(tokens.names("/entity-tokens?search=f-&createdBy=somebody")).isEmpty();
        assertThat(tokens.names("/entity-tokens?search=f-&status=active&first=1&max=1")).hasSize(1);
    }
}
