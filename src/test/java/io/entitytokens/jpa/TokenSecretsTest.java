package io.entitytokens.jpa;

import static io.entitytokens.token.secret.GivenSecret.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Credential;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.TokenStore.UsedSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The secrets of tokens in the changelog's own tables, each act in a transaction of its own. */
final class TokenSecretsTest {

    private static final Entity INVOICE = EntityDraft.invoice().build();
    private static final SecretEnd LATER = new SecretEnd(90_000, Cause.TIME);
    private static final Duration SETTLE = Duration.ofMillis(50);

    private static Plans plans;
    private static int made;

    private final NotedChanges cache = new NotedChanges();
    private EntityToken token;

    @BeforeAll
    static void make() throws Exception {
        plans = Plans.onH2();
        plans.fill(
                """
                insert into et_entity (id, realm_id, name, name_key, search, enabled,
                    created_timestamp, updated_timestamp, version)
                  values ('%s', '%s', 'invoice', stringtoutf8('invoice'), 'invoice', true, 1, 1, 0)\
                """
                        .formatted(INVOICE.id(), INVOICE.realmId()));
    }

    @BeforeEach
    void create() throws Exception {
        token = create("t" + made);
    }

    private EntityToken create(String name) throws Exception {
        TokenId id = new TokenId("%022d".formatted(made++));
        EntityToken created = TokenDraft.sap().id(id).named(name).build();
        return with(
                store -> {
                    store.create(created, hash(1));
                    return created;
                });
    }

    private <T> T with(Function<JpaTokenStore, T> work) throws Exception {
        return plans.with("set lock_timeout 1000", em -> work.apply(new JpaTokenStore(em, cache)));
    }

    /**
     * @param end of all older secrets
     * @param settle or null
     */
    private EntityToken rotate(SecretEnd end, Duration settle) throws Exception {
        return with(
                store -> {
                    EntityToken held = store.findForUpdate(INVOICE, token.id()).orElseThrow();
                    EntityToken rotated = held.rotated(null, null, false, 2_000);
                    int generation = rotated.life().generation();
                    Secret newest = Secret.current(generation, hash(generation), 2_000);
                    return store.rotate(
                            rotated,
                            store.secrets(held).replaced(newest, end, Duration.ZERO, 2_000),
                            settle);
                });
    }

    private Secrets secrets() throws Exception {
        return with(store -> store.secrets(token));
    }

    private List<UsedSecret> used() throws Exception {
        return with(store -> store.find(INVOICE, token.id())).orElseThrow().secrets();
    }

    private void firstUse(int generation, long time) throws Exception {
        with(
                store -> {
                    store.firstUse(token.id(), generation, time, "10.0.0.1");
                    return null;
                });
    }

    private void stamp(int generation, long time) throws Exception {
        with(store -> store.addUses(List.of(use(generation, time))));
    }

    private TokenUse use(int generation, long time) {
        return TokenUse.once(
                token.id(), generation, time, "10.0.0.2", "forward_auth", Permissions.NONE);
    }

    private static Secret first(SecretEnd end) {
        return new Secret(1, hash(1), 1_000, false, end);
    }

    @Test
    void tokenThatWasNeverRotatedHasItsFirstSecret() throws Exception {
        assertThat(secrets()).isEqualTo(Secrets.first(hash(1), 1_000));
        assertThat(used()).extracting(UsedSecret::secret).containsExactly(secrets().current());
    }

    @Test
    void secretsOfARotatedTokenComeBackUnchanged() throws Exception {
        EntityToken rotated = rotate(LATER, null);

        assertThat(rotated.life().generation()).isEqualTo(2);
        assertThat(rotated.version()).isOne();
        assertThat(secrets())
                .isEqualTo(new Secrets(Secret.current(2, hash(2), 2_000), List.of(first(LATER))));
    }

    @Test
    void manyTokensAreReadWithTheirSecretsRotatedOrNot() throws Exception {
        rotate(LATER, null);
        EntityToken another = create("another" + made);

        Map<TokenId, Credential> read =
                with(store -> store.credentials(List.of(token.id(), another.id())));

        assertThat(read.get(token.id()).secrets()).isEqualTo(secrets());
        assertThat(read.get(another.id()).secrets()).isEqualTo(Secrets.first(hash(1), 1_000));
    }

    @Test
    void onlyTheLastFiveOlderSecretsStay() throws Exception {
        for (int i = 0; i < 7; i++) {
            rotate(new SecretEnd(2_000, Cause.REPLACED), null);
        }

        assertThat(secrets().all())
                .extracting(Secret::generation)
                .containsExactly(8, 7, 6, 5, 4, 3);
        assertThat(used()).hasSize(6);
    }

    @Test
    void rotationAndEarlyEndAreToldToTheCache() throws Exception {
        rotate(LATER, null);
        Secrets ended = secrets().ended(1, new SecretEnd(3_000, Cause.EARLY), 3_000);
        with(
                store -> {
                    store.endSecrets(token, ended);
                    return null;
                });

        assertThat(secrets()).isEqualTo(ended);
        assertThat(cache.tokens()).containsExactly(token.id(), token.id());
    }

    @Test
    void firstUseEndsTheOlderSecretsAfterTheSettle() throws Exception {
        rotate(LATER, SETTLE);
        firstUse(2, 5_000);

        assertThat(secrets().older()).containsExactly(first(new SecretEnd(5_050, Cause.TIME)));
        assertThat(secrets().current().used()).isTrue();
        assertThat(cache.tokens()).hasSize(2);
    }

    /** No clock of another node counts. */
    @Test
    void firstUseWithASettleOfNothingEndsTheOlderSecretsForEveryNode() throws Exception {
        rotate(LATER, Duration.ZERO);
        firstUse(2, 5_000);

        assertThat(secrets().older()).containsExactly(first(new SecretEnd(5_000, Cause.REPLACED)));
    }

    @Test
    void firstUseEndsNothingWithoutASettle() throws Exception {
        rotate(LATER, null);
        firstUse(2, 5_000);

        assertThat(secrets().older()).containsExactly(first(LATER));
    }

    @Test
    void laterUseMovesNoEnd() throws Exception {
        rotate(LATER, SETTLE);
        firstUse(2, 5_000);
        firstUse(2, 6_000);

        assertThat(secrets().older()).containsExactly(first(new SecretEnd(5_050, Cause.TIME)));
    }

    @Test
    void firstUseProlongsNothing() throws Exception {
        rotate(new SecretEnd(5_001, Cause.TIME), SETTLE);
        firstUse(2, 5_000);

        assertThat(secrets().older()).containsExactly(first(new SecretEnd(5_001, Cause.TIME)));
    }

    /** It was used for the first time when a newer one was there already. */
    @Test
    void firstUseOfAnOlderSecretEndsNothing() throws Exception {
        rotate(LATER, SETTLE);
        rotate(LATER, SETTLE);
        firstUse(2, 5_000);

        assertThat(secrets().overlapping(5_100)).hasSize(2);
        assertThat(secrets().isNewerUsed(1)).isTrue();
    }

    /** Stamps are written every few seconds; the note of a first use may have to be tried again. */
    @Test
    void firstUseEndsTheOlderSecretsAlsoAfterItsStampWasWritten() throws Exception {
        rotate(LATER, SETTLE);
        stamp(2, 5_000);
        firstUse(2, 5_000);

        assertThat(secrets().older()).containsExactly(first(new SecretEnd(5_050, Cause.TIME)));
        assertThat(cache.tokens()).as("a node may think it unused").hasSize(2);
    }

    @Test
    void firstUseOfAGoneOrForgottenSecretIsNothing() throws Exception {
        firstUse(1, 5_000);
        firstUse(9, 5_000);
        with(
                store -> {
                    store.firstUse(new TokenId("0".repeat(21) + "z"), 2, 5_000, null);
                    return null;
                });

        assertThat(secrets()).isEqualTo(Secrets.first(hash(1), 1_000));
        assertThat(cache.tokens()).isEmpty();
    }

    @Test
    void usesAreStampedOnTheirSecretsAndTogetherOnTheToken() throws Exception {
        stamp(1, 1_500);
        rotate(LATER, null);
        with(store -> store.addUses(List.of(use(1, 3_000), use(2, 4_000), use(1, 3_500))));

        assertThat(used())
                .extracting(UsedSecret::firstUsedTimestamp)
                .as("a first use is noted apart, as something may follow from it")
                .containsExactly(null, 1_500L);
        assertThat(used())
                .extracting(UsedSecret::lastUsedTimestamp)
                .containsExactly(4_000L, 3_500L);
        assertThat(with(store -> store.find(INVOICE, token.id())).orElseThrow().use())
                .hasValueSatisfying(
                        use -> {
                            assertThat(use.count()).isEqualTo(4);
                            assertThat(use.timestamp()).isEqualTo(4_000);
                        });
    }

    @Test
    void usedFirstSecretIsKnownAsUsedAfterTheRotation() throws Exception {
        stamp(1, 1_500);
        rotate(LATER, null);

        assertThat(secrets().older()).containsExactly(GivenSecret.used(first(LATER)));
    }

    /** Of all tests. */
    private int removeEnded(long before) throws Exception {
        return with(store -> store.removeEndedSecrets(before, 1_000));
    }

    @Test
    void onlySecretsThatEndedBeforeAreForgotten() throws Exception {
        rotate(new SecretEnd(60_000, Cause.TIME), null);
        rotate(LATER, null);

        removeEnded(60_000);
        assertThat(secrets().older()).hasSize(2);
        assertThat(removeEnded(60_001)).isOne();
        assertThat(secrets().all()).extracting(Secret::generation).containsExactly(3, 2);
        assertThat(used()).hasSize(2);
    }
}
