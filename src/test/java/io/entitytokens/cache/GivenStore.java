package io.entitytokens.cache;

import static io.entitytokens.cache.GivenRow.LONG;

import io.entitytokens.token.Credential;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityState;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.format.TokenId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store with an entity and its token, for a node's cache to read; it counts what is read. */
final class GivenStore {

    static final Entity INVOICE = EntityDraft.invoice().build();
    static final EntityToken SAP = TokenDraft.sap().build();
    static final CacheOptions LIMITS = new CacheOptions(1_000, 1 << 20, 10, LONG, 2, LONG);

    final Map<TokenId, Credential> tokens = new HashMap<>();
    final Map<String, EntityState> entities = new HashMap<>();

    /** Each by its realm. */
    final Map<String, String> issuingClients = new HashMap<>();

    private int reads;

    GivenStore() {
        tokens.put(SAP.id(), credential(SAP));
        entities.put(INVOICE.id(), new EntityState(INVOICE, true, TokenPolicy.NONE));
    }

    /** How often anything was read. */
    int reads() {
        return reads;
    }

    void countAnew() {
        reads = 0;
    }

    NodeCache cache(CacheOptions limits) {
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

    static Credential credential(EntityToken token) {
        return new Credential(token, StoredDraft.of(token).build().secrets());
    }

    static TokenId id(int number) {
        return new TokenId("0000000000000000" + (100_000 + number));
    }
}
