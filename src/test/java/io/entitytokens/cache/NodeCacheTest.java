package io.entitytokens.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Credential;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityState;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.OnReuse;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeCacheTest {

    private static final Entity INVOICE = EntityDraft.invoice().build();
    private static final EntityToken SAP = TokenDraft.sap().build();
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final CacheOptions LIMITS = new CacheOptions(1_000, 1 << 20, 10, LONG, 2, LONG);

    private final Map<TokenId, Credential> tokens = new HashMap<>();
    private final Map<String, EntityState> entities = new HashMap<>();
    private final Map<String, String> issuingClients = new HashMap<>();
    private int reads;
    private final NodeCache cache = cache(LIMITS);

    @BeforeEach
    void fill() {
        tokens.put(SAP.id(), credential(SAP));
        entities.put(INVOICE.id(), new EntityState(INVOICE, true, TokenPolicy.NONE));
    }

    @Test
    void cachedTokenIsFoundWithoutARead() {
        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).build());
        assertThat(reads).isEqualTo(2);

        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).build());
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void unknownTokenIsReadOnce() {
        TokenId unknown = id(1);

        assertThat(cache.find(unknown)).isEmpty();
        assertThat(cache.find(unknown)).isEmpty();
        assertThat(reads).isOne();
    }

    @Test
    void floodOfUnknownIdsCachesNoMoreThanTheLimit() {
        IntStream.range(0, 10_000).forEach(i -> cache.find(id(i)));
        reads = 0;

        IntStream.range(0, 10_000).forEach(i -> cache.find(id(i)));

        assertThat(reads).isBetween(10_000 - 10, 10_000);
    }

    @Test
    void floodOfUnknownIdsLeavesATokenInUseCached() {
        cache.find(SAP.id());
        IntStream.range(0, 10_000).forEach(i -> cache.find(id(i)));
        reads = 0;

        assertThat(cache.find(SAP.id())).isPresent();
        assertThat(reads).isZero();
    }

    @Test
    void changedTokenAloneIsReadAgain() {
        cache.find(SAP.id());
        EntityToken off = SAP.changed(SAP.settings().withEnabled(false), 1);
        tokens.put(SAP.id(), credential(off));

        cache.forget(List.of(new Invalidation(Invalidation.Kind.TOKEN, SAP.id().value())));

        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(off).build());
        assertThat(reads).isEqualTo(3);
    }

    @Test
    void invalidatedUnknownTokenIsLookedForAgain() {
        TokenId id = id(1);
        cache.find(id);
        tokens.put(id, credential(TokenDraft.sap().id(id).build()));

        cache.forget(List.of(new Invalidation(Invalidation.Kind.TOKEN, id.value())));

        assertThat(cache.find(id)).isPresent();
    }

    @Test
    void changedEntityAloneIsReadAgain() {
        cache.find(SAP.id());
        Entity off = EntityDraft.invoice().disabled().build();
        entities.put(INVOICE.id(), new EntityState(off, true, TokenPolicy.NONE));

        cache.forget(List.of(new Invalidation(Invalidation.Kind.ENTITY, INVOICE.id())));

        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).in(off).build());
        assertThat(reads).isEqualTo(3);
    }

    /** Its tokens went by the database's cascade, and nobody named them. */
    @Test
    void tokensOfADeletedEntityAreUnknown() {
        cache.find(SAP.id());
        entities.clear();
        tokens.clear();

        cache.forget(List.of(new Invalidation(Invalidation.Kind.ENTITY, INVOICE.id())));

        assertThat(cache.find(SAP.id())).isEmpty();
        assertThat(cache.find(SAP.id())).isEmpty();
        assertThat(reads).as("token, entity; entity; token; and no more").isEqualTo(4);
    }

    @Test
    void deletedRealmForgetsItsEntitiesAndNoOthers() {
        cache.find(SAP.id());
        reads = 0;

        cache.forget(List.of(new Invalidation(Invalidation.Kind.REALM, "another realm")));
        assertThat(cache.find(SAP.id())).isPresent();
        assertThat(reads).isZero();

        entities.clear();
        cache.forget(List.of(new Invalidation(Invalidation.Kind.REALM, EntityDraft.REALM)));
        assertThat(cache.find(SAP.id())).isEmpty();
    }

    @Test
    void unreadableInvalidationForgetsEverything() {
        cache.find(SAP.id());
        cache.find(id(1));

        cache.forget(Invalidation.read("?something"));

        cache.find(SAP.id());
        cache.find(id(1));
        assertThat(reads).isEqualTo(6);
    }

    /** Nobody tells us when a realm is switched on again. */
    @Test
    void stateOfADisabledRealmIsNotCached() {
        entities.put(INVOICE.id(), new EntityState(INVOICE, false, TokenPolicy.NONE));
        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).realmDisabled().build());
        entities.put(INVOICE.id(), new EntityState(INVOICE, true, TokenPolicy.NONE));

        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).build());
    }

    @Test
    void rulesAreFoundWithTheToken() {
        TokenPolicy rules = new TokenPolicy(Duration.ofHours(1), OnReuse.DISABLE, true);
        entities.put(INVOICE.id(), new EntityState(INVOICE, true, rules));

        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).policy(rules).build());
    }

    @Test
    void cacheHoldsNoMoreTokensThanItsEntryLimit() {
        NodeCache small = cache(new CacheOptions(10, 1 << 30, 10, LONG, 2, LONG));
        assertThat(rememberedOf(small, "t", 1_000)).isLessThanOrEqualTo(10);
    }

    @Test
    void tokensWithLongNamesStayWithinTheMemoryLimit() {
        NodeCache small = cache(new CacheOptions(1_000_000, 100_000, 10, LONG, 2, LONG));
        assertThat(rememberedOf(small, "n".repeat(255), 1_000))
                .isLessThanOrEqualTo(100_000 / (2 * 255));
    }

    @Test
    void tokensWithManySecretsStayWithinTheMemoryLimit() {
        NodeCache small = cache(new CacheOptions(1_000_000, 100_000, 10, LONG, 2, LONG));
        List<Secret> older =
                IntStream.of(5, 4, 3, 2, 1)
                        .mapToObj(generation -> GivenSecret.ending(generation, 0, Cause.TIME))
                        .toList();
        Secrets six = new Secrets(GivenSecret.current(6), older);

        assertThat(rememberedOf(small, "t", six, 1_000)).isLessThanOrEqualTo(100_000 / (5 * 200));
    }

    private int rememberedOf(NodeCache small, String name, int count) {
        return rememberedOf(small, name, StoredDraft.sap().build().secrets(), count);
    }

    private int rememberedOf(NodeCache small, String name, Secrets secrets, int count) {
        for (int i = 0; i < count; i++) {
            EntityToken token = TokenDraft.sap().id(id(i)).named(name).build();
            tokens.put(token.id(), new Credential(token, secrets));
            small.find(token.id());
        }
        reads = 0;
        IntStream.range(0, count).map(i -> count - 1 - i).forEach(i -> small.find(id(i)));
        return count - reads;
    }

    @Test
    void cachedIssuingClientIsFoundWithoutARead() {
        issuingClients.put("realm", "client");

        assertThat(cache.issuingClient("realm")).contains("client");
        assertThat(cache.issuingClient("realm")).contains("client");
        assertThat(reads).isOne();
    }

    @Test
    void missingIssuingClientIsReadOnce() {
        assertThat(cache.issuingClient("realm")).isEmpty();
        assertThat(cache.issuingClient("realm")).isEmpty();
        assertThat(reads).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rrealm", "*", "something of a later version"})
    void issuingClientIsReadAgainAfterItsRealmChanges(String message) {
        assertThat(cache.issuingClient("realm")).isEmpty();
        assertThat(cache.issuingClient("another")).isEmpty();
        issuingClients.put("realm", "client");

        cache.forget(Invalidation.read(message));

        assertThat(cache.issuingClient("realm")).contains("client");
    }

    private static Credential credential(EntityToken token) {
        return new Credential(token, StoredDraft.of(token).build().secrets());
    }

    private NodeCache cache(CacheOptions limits) {
        return new NodeCache(
                limits,
                new GivenLoader<>(
                        id -> {
                            reads++;
                            return Optional.ofNullable(tokens.get(id));
                        }),
                new GivenLoader<>(
                        id -> {
                            reads++;
                            return Optional.ofNullable(entities.get(id));
                        }),
                new GivenLoader<>(
                        id -> {
                            reads++;
                            return Optional.of(Optional.ofNullable(issuingClients.get(id)));
                        }));
    }

    private static TokenId id(int number) {
        return new TokenId("0000000000000000" + (100_000 + number));
    }
}
