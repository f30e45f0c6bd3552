package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.Refusal;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;

/**
 * A realm with a token, in which nothing is stored by what is refused.
 *
 * @param stored what is stored in the realm, as a number that any change would change
 */
record UnchangedRealm(TestRealm realm, Token token, int stored) {

    /** Makes the realm. */
    static UnchangedRealm of(Class<?> test) {
        TestRealm realm = TestRealm.of(test);
        Token token =
                realm.token(
                        realm.entity("invoice"),
                        NewToken.named("the one").may("read").with("enabled", true));
        return new UnchangedRealm(realm, token, everything(realm));
    }

    private static int everything(TestRealm realm) {
        return List.of(
                        realm.realmAdmin().get(realm.admin("/entities?max=1000")).body(),
                        realm.realmAdmin().get(realm.admin("/entity-tokens?max=1000")).body())
                .hashCode();
    }

    void assertUnchanged() {
        assertThat(everything(realm)).isEqualTo(stored);
    }

    /** A 400 that names the field, and tells nothing of the inside. */
    static void assertRefused(Answer answer, String field) {
        Refusal.assertRefused(answer, 400, field);
    }
}
