package io.entitytokens.it.realm;

import static io.entitytokens.it.support.Pep.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Pep;
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

    @Test
    void disabledRealmAndMissingTlsAnswerNobody() {
        TestRealm own = TestRealm.named("realmstateit-authzen", Map.of());
        Pep pep = Pep.of(own, "billing");
        Token token = own.token(own.entity("invoice", "billing"), "read");
        Map<String, Object> question = Pep.question(Pep.subject(token), "read", "invoice");
        pep.ask(question).expect(200);

        own.masterAdmin().put(own.admin(""), Map.of("enabled", false)).expect(204);
        pep.ask(question).expect(403);
        pep.call("evaluations").json(question).send().expect(403);
        own.masterAdmin().put(own.admin(""), Map.of("enabled", true)).expect(204);
        own.masterAdmin().put(own.admin(""), Map.of("sslRequired", "all")).expect(204);
        pep.ask(question).expect(403);

        assertThat(own.events())
                .extracting(event -> event.at("/details/reason").textValue())
                .containsExactly("tls_required", "realm_disabled", "realm_disabled");
    }
}
