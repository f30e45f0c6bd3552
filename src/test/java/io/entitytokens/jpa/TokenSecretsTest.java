package io.entitytokens.jpa;

import static io.entitytokens.jpa.TokenInTables.LATER;
import static io.entitytokens.jpa.TokenInTables.first;
import static io.entitytokens.token.secret.GivenSecret.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Credential;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.TokenStore.UsedSecret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The secrets of tokens in the changelog's own tables: rotated, ended and forgotten. */
final class TokenSecretsTest {

    private static final Plans PLANS = TokenInTables.plans();

    private final TokenInTables token = TokenInTables.in(PLANS);

    @Test
    void tokenThatWasNeverRotatedHasItsFirstSecret() {
        assertThat(token.secrets()).isEqualTo(Secrets.first(hash(1), 1_000));
        assertThat(token.used())
                .extracting(UsedSecret::secret)
                .containsExactly(token.secrets().current());
    }

    @Test
    void secretsOfARotatedTokenComeBackUnchanged() {
        EntityToken rotated = token.rotate(LATER, null);

        assertThat(rotated.life().generation()).isEqualTo(2);
        assertThat(rotated.version()).isOne();
        assertThat(token.secrets())
                .isEqualTo(new Secrets(Secret.current(2, hash(2), 2_000), List.of(first(LATER))));
    }

    @Test
    void manyTokensAreReadWithTheirSecretsRotatedOrNot() {
        token.rotate(LATER, null);
        TokenInTables another = TokenInTables.in(PLANS);

        Map<TokenId, Credential> read =
                token.with(store -> store.credentials(List.of(token.id(), another.id())));

        assertThat(read.get(token.id()).secrets()).isEqualTo(token.secrets());
        assertThat(read.get(another.id()).secrets()).isEqualTo(Secrets.first(hash(1), 1_000));
    }

    @Test
    void onlyTheLastFiveOlderSecretsStay() {
        for (int i = 0; i < 7; i++) {
            token.rotate(new SecretEnd(2_000, Cause.REPLACED), null);
        }

        assertThat(token.secrets().all())
                .extracting(Secret::generation)
                .containsExactly(8, 7, 6, 5, 4, 3);
        assertThat(token.used()).hasSize(6);
    }

    @Test
    void rotationAndEarlyEndAreToldToTheCache() {
        token.rotate(LATER, null);
        Secrets ended = token.secrets().ended(1, new SecretEnd(3_000, Cause.EARLY), 3_000);
        token.with(
                store -> {
                    store.endSecrets(token.model(), ended);
                    return null;
                });

        assertThat(token.secrets()).isEqualTo(ended);
        assertThat(token.cache.tokens()).containsExactly(token.id(), token.id());
    }

    /** Of all tests. */
    private int removeEnded(long before) {
        return token.with(store -> store.removeEndedSecrets(before, 1_000));
    }

    @Test
    void onlySecretsThatEndedBeforeAreForgotten() {
        token.rotate(new SecretEnd(60_000, Cause.TIME), null);
        token.rotate(LATER, null);

        removeEnded(60_000);
        assertThat(token.secrets().older()).hasSize(2);
        assertThat(removeEnded(60_001)).isOne();
        assertThat(token.secrets().all()).extracting(Secret::generation).containsExactly(3, 2);
        assertThat(token.used()).hasSize(2);
    }
}
