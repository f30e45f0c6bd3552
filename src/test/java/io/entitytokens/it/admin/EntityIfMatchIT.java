package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entity is changed or removed in the version that If-Match names, and in no other. */
class EntityIfMatchIT {

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(EntityIfMatchIT.class);
    }

    @Test
    void staleIfMatchIs412AndChangesNothing() {
        String id = realm.entity("contested");
        Answer first = realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(200);
        realm.realmAdmin()
                .put(realm.admin("/entities/" + id), Map.of("description", "first"))
                .expect(204);

        Answer stale =
                realm.realmAdmin()
                        .request("PUT", realm.admin("/entities/" + id))
                        .header("If-Match", first.header("ETag"))
                        .json(Map.of("description", "second"))
                        .send();

        assertThat(stale.status()).isEqualTo(412);
        assertThat(
                        realm.realmAdmin()
                                .get(realm.admin("/entities/" + id))
                                .json()
                                .get("description")
                                .textValue())
                .isEqualTo("first");
        realm.realmAdmin()
                .request("PUT", realm.admin("/entities/" + id))
                .header("If-Match", "*")
                .json(Map.of("description", "third"))
                .send()
                .expect(204);
    }

    @Test
    void staleIfMatchOfARemovalIs412AndRemovesNothing() {
        String id = realm.entity("contested-removal");
        realm.realmAdmin()
                .put(realm.admin("/entities/" + id), Map.of("description", "first"))
                .expect(204);

        for (String stale : List.of("\"0\"", "W/\"0\"", "\"0-gzip\"", "\"10\"", "1")) {
            realm.realmAdmin()
                    .request("DELETE", realm.admin("/entities/" + id))
                    .header("If-Match", stale)
                    .send()
                    .expect(412);
        }

        realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(200);
        realm.realmAdmin()
                .request("DELETE", realm.admin("/entities/" + id))
                .header("If-Match", "W/\"1\"")
                .send()
                .expect(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"%d\"", "\"%d-gzip\"", "\"%d--gzip\"", "\"7-br\", \"%d;br\""})
    void ifMatchThatAProxyHasRewrittenNamesItsVersionAndNoOther(String rewritten) {
        String id = realm.entity("rewritten-" + Integer.toUnsignedString(rewritten.hashCode()));

        Answer written = describe(id, rewritten.formatted(0), "first").expect(204);
        Answer stale = describe(id, rewritten.formatted(0), "second");

        assertThat(written.header("ETag")).isEqualTo("\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("field").textValue()).isEqualTo("If-Match");
        describe(id, rewritten.formatted(1), "third").expect(204);
    }

    private static Answer describe(String id, String ifMatch, String description) {
        return realm.realmAdmin()
                .request("PUT", realm.admin("/entities/" + id))
                .header("If-Match", ifMatch)
                .json(Map.of("description", description))
                .send();
    }
}
