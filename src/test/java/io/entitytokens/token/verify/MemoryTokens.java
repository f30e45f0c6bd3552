package io.entitytokens.token.verify;

import io.entitytokens.token.Credential;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.store.NameTakenException;
import io.entitytokens.token.store.Page;
import io.entitytokens.token.store.TokenLookup;
import io.entitytokens.token.store.TokenStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tokens of one entity, in memory, and how often they were looked up. */
public final class MemoryTokens implements TokenStore, TokenLookup {

    private final Map<TokenId, StoredToken> rows = new HashMap<>();
    private Entity entity;
    private boolean realmEnabled = true;
    private boolean away;
    private int lookups;

    public MemoryTokens(Entity entity) {
        this.entity = entity;
    }

    int lookups() {
        return lookups;
    }

    public Collection<StoredToken> rows() {
        return rows.values();
    }

    void change(Entity changed) {
        entity = changed;
    }

    void switchRealmOff() {
        realmEnabled = false;
    }

    /** As if the database did not answer. */
    void goAway() {
        away = true;
    }

    void put(EntityToken token, TokenHash hash) {
        rows.put(token.id(), new StoredToken(token, hash, entity, realmEnabled));
    }

    @Override
    public Optional<StoredToken> find(TokenId id) {
        lookups++;
        if (away) {
            throw new LookupUnavailableException("away");
        }
        return Optional.ofNullable(rows.get(id))
                .map(row -> new StoredToken(row.token(), row.hash(), entity, realmEnabled));
    }

    @Override
    public Map<TokenId, Credential> credentials(Collection<TokenId> ids) {
        return rows.entrySet().stream()
                .filter(row -> ids.contains(row.getKey()))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                row ->
                                        new Credential(
                                                row.getValue().token(), row.getValue().hash())));
    }

    @Override
    public List<Listed> list(Filter filter, Sort sort, boolean ascending, Page page) {
        throw new UnsupportedOperationException("nothing in the heart lists");
    }

    @Override
    public long count(Filter filter) {
        return rows.size();
    }

    @Override
    public Optional<Listed> find(Entity of, TokenId id) {
        return Optional.ofNullable(rows.get(id))
                .map(row -> new Listed(row.token(), entity, Optional.empty()));
    }

    @Override
    public Optional<EntityToken> findForUpdate(Entity of, TokenId id) {
        return Optional.ofNullable(rows.get(id)).map(StoredToken::token);
    }

    @Override
    public void create(EntityToken token, TokenHash hash) {
        for (StoredToken row : new ArrayList<>(rows.values())) {
            if (row.token().name().equals(token.name())) {
                throw new NameTakenException("taken");
            }
        }
        put(token, hash);
    }

    @Override
    public EntityToken update(EntityToken token) {
        put(token, rows.get(token.id()).hash());
        return token;
    }

    @Override
    public void delete(EntityToken token) {
        rows.remove(token.id());
    }

    @Override
    public Set<TokenId> addUses(Collection<TokenUse> uses) {
        throw new UnsupportedOperationException("nothing in the heart stamps");
    }
}
