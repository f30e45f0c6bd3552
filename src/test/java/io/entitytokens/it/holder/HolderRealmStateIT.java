package io.entitytokens.it.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holders, and those who find tokens, are answered where forward auth answers, and only there. */
class HolderRealmStateIT {

    private static List<Answer> callAll(Holders holders, Token token) {
        return List.of(
                holders.self(token.secret()),
                holders.rotate(token.secret()),
                holders.end(token.secret()),
                holders.revoke("token=" + token.secret()),
                holders.reportSecrets(token.secret()));
    }

    private static void assertRefused(List<Answer> answers) {
        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(403);
                            assertThat(answer.body()).isEmpty();
                            assertThat(answer.header("WWW-Authenticate")).isNull();
                        });
    }

    @Test
    void disabledRealmAnswersNoHolder() {
        TestRealm realm = TestRealm.named("holderrealmstateit-disabled", Map.of());
        Holders holders = new Holders(realm).rule("selfRotate", true);
        Token token = realm.token(realm.entity("invoice"), "read");
        String before = holders.text(token);

        realm.masterAdmin().put(realm.admin(""), Map.of("enabled", false)).expect(204);
        List<Answer> answers = callAll(holders, token);
        realm.masterAdmin().put(realm.admin(""), Map.of("enabled", true)).expect(204);

        assertRefused(answers);
        assertThat(holders.text(token)).isEqualTo(before);
        holders.self(token.secret()).expect(200);
    }

    @Test
    void plainHttpIsRefusedWhereTlsIsRequired() {
        TestRealm realm = TestRealm.named("holderrealmstateit-tls", Map.of());
        Holders holders = new Holders(realm).rule("selfRotate", true);
        Token token = realm.token(realm.entity("invoice"), "read");

        realm.masterAdmin().put(realm.admin(""), Map.of("sslRequired", "all")).expect(204);
        List<Answer> answers = callAll(holders, token);
        realm.masterAdmin().put(realm.admin(""), Map.of("sslRequired", "none")).expect(204);

        assertRefused(answers);
        holders.self(token.secret()).expect(200);
    }
}
