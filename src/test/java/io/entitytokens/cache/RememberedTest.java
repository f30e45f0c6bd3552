package io.entitytokens.cache;

import static io.entitytokens.cache.GivenStore.INVOICE;
import static io.entitytokens.cache.GivenStore.LIMITS;
import static io.entitytokens.cache.GivenStore.SAP;
import static io.entitytokens.cache.GivenStore.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.EntityState;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.LookupUnavailableException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a node can tell without asking anybody. */
final class RememberedTest {

    private final GivenStore store = new GivenStore();
    private final NodeCache cache = store.cache(LIMITS);

    private void assertNotRemembered(TokenId id) {
        int reads = store.reads();
        assertThatThrownBy(() -> cache.remembered(id))
                .isInstanceOf(LookupUnavailableException.class);
        assertThat(store.reads()).isEqualTo(reads);
    }

    @Test
    void nothingIsReadForIt() {
        assertNotRemembered(SAP.id());
        assertNotRemembered(id(1));
    }

    @Test
    void tokenThatWasFoundIsRemembered() {
        cache.find(SAP.id());

        assertThat(cache.remembered(SAP.id())).contains(StoredDraft.of(SAP).build());
        assertThat(store.reads()).isEqualTo(2);
    }

    @Test
    void tokenThatWasNotFoundIsRememberedAsUnknown() {
        cache.find(id(1));

        assertThat(cache.remembered(id(1))).isEmpty();
    }

    @Test
    void whatHasChangedIsNotRemembered() {
        for (Invalidation change :
                List.of(
                        new Invalidation(Invalidation.Kind.TOKEN, SAP.id().value()),
                        new Invalidation(Invalidation.Kind.ENTITY, INVOICE.id()),
                        new Invalidation(Invalidation.Kind.REALM, INVOICE.realmId()))) {
            cache.find(SAP.id());
            assertThat(cache.remembered(SAP.id())).isPresent();

            cache.forget(List.of(change));

            assertNotRemembered(SAP.id());
        }
    }

    /** Nobody tells us when it is switched on again. */
    @Test
    void tokenOfADisabledRealmIsNotRemembered() {
        store.entities.put(INVOICE.id(), new EntityState(INVOICE, false, TokenPolicy.NONE));
        cache.find(SAP.id());

        assertNotRemembered(SAP.id());
    }

    @Test
    void whatWasReadTogetherIsRemembered() {
        assertThat(cache.read(Set.of(SAP.id(), id(1)))).containsExactly(id(1));

        assertThat(cache.remembered(SAP.id())).contains(StoredDraft.of(SAP).build());
        assertThat(cache.remembered(id(1))).isEmpty();
        assertThat(store.reads()).isEqualTo(3);
    }

    @Test
    void whatIsRememberedIsNotReadAgain() {
        cache.find(SAP.id());
        cache.find(id(1));
        store.countAnew();

        assertThat(cache.read(Set.of(SAP.id(), id(1)))).containsExactly(id(1));

        assertThat(store.reads()).isZero();
    }

    @Test
    void entityAloneIsReadIfItAloneIsMissing() {
        cache.find(SAP.id());
        cache.forget(List.of(new Invalidation(Invalidation.Kind.ENTITY, INVOICE.id())));
        store.countAnew();

        cache.read(Set.of(SAP.id()));

        assertThat(cache.remembered(SAP.id())).isPresent();
        assertThat(store.reads()).isOne();
    }

    @Test
    void entityOfADisabledRealmIsNotKept() {
        store.entities.put(INVOICE.id(), new EntityState(INVOICE, false, TokenPolicy.NONE));
        cache.read(Set.of(SAP.id()));
        store.entities.put(INVOICE.id(), new EntityState(INVOICE, true, TokenPolicy.NONE));

        assertNotRemembered(SAP.id());
        cache.read(Set.of(SAP.id()));

        assertThat(cache.remembered(SAP.id())).isPresent();
    }
}
