package io.entitytokens.jpa;

import static io.entitytokens.jpa.TokenInTables.LATER;
import static io.entitytokens.jpa.TokenInTables.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.store.TokenStore.UsedSecret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When secrets were used, as it is stamped in the changelog's own tables. */
final class SecretStampsTest {

    private static final Plans PLANS = TokenInTables.plans();

    private final TokenInTables token = TokenInTables.in(PLANS);

    @Test
    void usesAreStampedOnTheirSecretsAndTogetherOnTheToken() {
        token.stamp(1, 1_500);
        token.rotate(LATER, null);
        token.with(
                store ->
                        store.addUses(
                                EntityDraft.REALM,
                                List.of(
                                        token.use(1, 3_000),
                                        token.use(2, 4_000),
                                        token.use(1, 3_500)),
                                Map.of()));

        assertThat(token.used())
                .extracting(UsedSecret::firstUsedTimestamp)
                .as("a first use is noted apart, as something may follow from it")
                .containsExactly(null, 1_500L);
        assertThat(token.used())
                .extracting(UsedSecret::lastUsedTimestamp)
                .containsExactly(4_000L, 3_500L);
        assertThat(token.listed().use())
                .hasValueSatisfying(
                        use -> {
                            assertThat(use.count()).isEqualTo(4);
                            assertThat(use.timestamp()).isEqualTo(4_000);
                        });
    }

    @Test
    void usedFirstSecretIsKnownAsUsedAfterTheRotation() {
        token.stamp(1, 1_500);
        token.rotate(LATER, null);

        assertThat(token.secrets().older()).containsExactly(GivenSecret.used(first(LATER)));
    }
}
