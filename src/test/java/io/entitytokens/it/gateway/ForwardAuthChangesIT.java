package io.entitytokens.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an admin changes, and what runs out, shows in the next answer to a gateway. */
@Tag("database")
@Tag("gateway")
class ForwardAuthChangesIT {

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(ForwardAuthChangesIT.class);
    }

    @Test
    void switchesActAtOnce() {
        String order = realm.entity("order");
        Token token = realm.token(order, "read");
        realm.authorize(token, "order", "read").expect(200);

        realm.realmAdmin().put(realm.path(token), Map.of("enabled", false)).expect(204);
        realm.authorize(token, "order", "read").expect(401);
        realm.realmAdmin().put(realm.path(token), Map.of("enabled", true)).expect(204);
        realm.authorize(token, "order", "read").expect(200);

        realm.realmAdmin()
                .put(realm.path(token), Map.of("permissions", List.of("write")))
                .expect(204);
        realm.authorize(token, "order", "read").expect(403);

        realm.realmAdmin()
                .put(realm.admin("/entities/" + order), Map.of("enabled", false))
                .expect(204);
        realm.authorize(token, "order", "write").expect(401);
        realm.realmAdmin()
                .put(realm.admin("/entities/" + order), Map.of("enabled", true))
                .expect(204);
        realm.authorize(token, "order", "write").expect(200);

        realm.realmAdmin().delete(realm.admin("/entities/" + order)).expect(204);
        realm.authorize(token, "order", "write").expect(401);
    }

    @Test
    void tokenExpires() {
        Token token =
                realm.token(
                        realm.entity("invoice"),
                        NewToken.named("short-lived").may("read").with("lifespan", "PT2S"));
        realm.authorize(token, "invoice", "read").expect(200);

        TestRealm.await(
                () -> realm.authorize(token, "invoice", "read").status(), status -> status == 401);

        assertThat(
                        realm.realmAdmin()
                                .get(realm.path(token))
                                .expect(200)
                                .json()
                                .get("status")
                                .textValue())
                .isEqualTo("expired");
    }
}
