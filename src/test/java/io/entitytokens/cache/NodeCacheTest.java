package io.entitytokens.cache;

import static io.entitytokens.cache.GivenStore.INVOICE;
import static io.entitytokens.cache.GivenStore.LIMITS;
import static io.entitytokens.cache.GivenStore.SAP;
import static io.entitytokens.cache.GivenStore.credential;
import static io.entitytokens.cache.GivenStore.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityState;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.OnReuse;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.format.TokenId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node remembers of the store, and what makes it read anew. */
final class NodeCacheTest {

    private final GivenStore store = new GivenStore();
    private final NodeCache cache = store.cache(LIMITS);

    @Test
    void cachedTokenIsFoundWithoutARead() {
        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).build());
        assertThat(store.reads()).isEqualTo(2);

        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).build());
        assertThat(store.reads()).isEqualTo(2);
    }

    @Test
    void unknownTokenIsReadOnce() {
        TokenId unknown = id(1);

        assertThat(cache.find(unknown)).isEmpty();
        assertThat(cache.find(unknown)).isEmpty();
        assertThat(store.reads()).isOne();
    }

    @Test
    void changedTokenAloneIsReadAgain() {
        cache.find(SAP.id());
        EntityToken off = SAP.changed(SAP.settings().withEnabled(false), 1);
        store.tokens.put(SAP.id(), credential(off));

        cache.forget(List.of(new Invalidation(Invalidation.Kind.TOKEN, SAP.id().value())));

        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(off).build());
        assertThat(store.reads()).isEqualTo(3);
    }

    @Test
    void invalidatedUnknownTokenIsLookedForAgain() {
        TokenId id = id(1);
        cache.find(id);
        store.tokens.put(id, credential(TokenDraft.sap().id(id).build()));

        cache.forget(List.of(new Invalidation(Invalidation.Kind.TOKEN, id.value())));

        assertThat(cache.find(id)).isPresent();
    }

    @Test
    void changedEntityAloneIsReadAgain() {
        cache.find(SAP.id());
        Entity off = EntityDraft.invoice().disabled().build();
        store.entities.put(INVOICE.id(), new EntityState(off, true, TokenPolicy.NONE));

        cache.forget(List.of(new Invalidation(Invalidation.Kind.ENTITY, INVOICE.id())));

        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).in(off).build());
        assertThat(store.reads()).isEqualTo(3);
    }

    /** Its tokens went by the database's cascade, and nobody named them. */
    @Test
    void tokensOfADeletedEntityAreUnknown() {
        cache.find(SAP.id());
        store.entities.clear();
        store.tokens.clear();

        cache.forget(List.of(new Invalidation(Invalidation.Kind.ENTITY, INVOICE.id())));

        assertThat(cache.find(SAP.id())).isEmpty();
        assertThat(cache.find(SAP.id())).isEmpty();
        assertThat(store.reads()).as("token, entity; entity; token; and no more").isEqualTo(4);
    }

    @Test
    void deletedRealmForgetsItsEntitiesAndNoOthers() {
        cache.find(SAP.id());
        store.countAnew();

        cache.forget(List.of(new Invalidation(Invalidation.Kind.REALM, "another realm")));
        assertThat(cache.find(SAP.id())).isPresent();
        assertThat(store.reads()).isZero();

        store.entities.clear();
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
        assertThat(store.reads()).isEqualTo(6);
    }

    /** Nobody tells us when a realm is switched on again. */
    @Test
    void stateOfADisabledRealmIsNotCached() {
        store.entities.put(INVOICE.id(), new EntityState(INVOICE, false, TokenPolicy.NONE));
        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).realmDisabled().build());
        store.entities.put(INVOICE.id(), new EntityState(INVOICE, true, TokenPolicy.NONE));

        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).build());
    }

    @Test
    void rulesAreFoundWithTheToken() {
        TokenPolicy rules = PolicyDraft.ofSecrets(Duration.ofHours(1), OnReuse.DISABLE, true);
        store.entities.put(INVOICE.id(), new EntityState(INVOICE, true, rules));

        assertThat(cache.find(SAP.id())).contains(StoredDraft.of(SAP).policy(rules).build());
    }

    @Test
    void cachedIssuingClientIsFoundWithoutARead() {
        store.issuingClients.put("realm", "client");

        assertThat(cache.issuingClient("realm")).contains("client");
        assertThat(cache.issuingClient("realm")).contains("client");
        assertThat(store.reads()).isOne();
    }

    @Test
    void missingIssuingClientIsReadOnce() {
        assertThat(cache.issuingClient("realm")).isEmpty();
        assertThat(cache.issuingClient("realm")).isEmpty();
        assertThat(store.reads()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rrealm", "*", "something of a later version"})
    void issuingClientIsReadAgainAfterItsRealmChanges(String message) {
        assertThat(cache.issuingClient("realm")).isEmpty();
        assertThat(cache.issuingClient("another")).isEmpty();
        store.issuingClients.put("realm", "client");

        cache.forget(Invalidation.read(message));

        assertThat(cache.issuingClient("realm")).contains("client");
    }
}
