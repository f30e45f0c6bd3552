package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Keycloak checks at its own endpoints and leaves to us at ours. */
class RealmStateIT {

    @Test
    void disabledRealmRefusesEveryToken() {
        TestRealm realm = TestRealm.named("realmstateit-disabled", Map.of());
        Token token = realm.token(realm.entity("invoice"), "read");
        realm.authorize(token, "invoice", "read").expect(200);

        realm.masterAdmin().put(realm.admin(""), Map.of("enabled", false)).expect(204);
        Answer refused = realm.authorize(token, "invoice", "read");
        realm.masterAdmin().put(realm.admin(""), Map.of("enabled", true)).expect(204);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).isEmpty();
        assertThat(refused.header("WWW-Authenticate")).isNull();
        assertThat(realm.events())
                .anySatisfy(
                        event ->
                                assertThat(event.at("/details/reason").textValue())
                                        .isEqualTo("realm_disabled"));
        realm.authorize(token, "invoice", "read").expect(200);
    }

    @Test
    void plainHttpIsRefusedWhereTlsIsRequired() {
        TestRealm realm = TestRealm.named("realmstateit-tls", Map.of());
        Token token = realm.token(realm.entity("invoice"), "read");

        realm.masterAdmin().put(realm.admin(""), Map.of("sslRequired", "all")).expect(204);
        Answer refused = realm.authorize(token, "invoice", "read");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).isEmpty();
        assertThat(realm.events())
                .anySatisfy(
                        event ->
                                assertThat(event.at("/details/reason").textValue())
                                        .isEqualTo("tls_required"));
    }
}
