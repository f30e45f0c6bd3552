package io.entitytokens.token.verify;

import io.entitytokens.token.Credential;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.store.NameTakenException;
import io.entitytokens.token.store.Page;
import io.entitytokens.token.store.TokenLookup;
import io.entitytokens.token.store.TokenStore;
import java.time.Duration;
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

    private final Map<TokenId, Row> rows = new HashMap<>();
    private final FirstUses firstUses = new FirstUses();
    private final Map<SelfRotations, Long> selfRotations = new HashMap<>();
    private Entity entity;
    private boolean realmEnabled = true;
    private TokenPolicy policy = TokenPolicy.NONE;
    private boolean away;
    private int lookups;

    private record Row(EntityToken token, Secrets secrets) {}

    private record SelfRotations(TokenId id, long day) {}

    public MemoryTokens(Entity entity) {
        this.entity = entity;
    }

    int lookups() {
        return lookups;
    }

    public Collection<StoredToken> rows() {
        return rows.values().stream().map(this::stored).toList();
    }

    void change(Entity changed) {
        entity = changed;
    }

    void rule(TokenPolicy rules) {
        policy = rules;
    }

    void switchRealmOff() {
        realmEnabled = false;
    }

    /** As if the database did not answer. */
    void goAway() {
        away = true;
    }

    void put(EntityToken token, TokenHash hash) {
        put(token, StoredDraft.only(token, hash));
    }

    public void put(EntityToken token, Secrets secrets) {
        rows.put(token.id(), new Row(token, secrets));
    }

    private StoredToken stored(Row row) {
        return new StoredToken(row.token, row.secrets, entity, realmEnabled, policy);
    }

    @Override
    public Optional<StoredToken> find(TokenId id) {
        lookups++;
        if (away) {
            throw new LookupUnavailableException("away");
        }
        return Optional.ofNullable(rows.get(id)).map(this::stored);
    }

    @Override
    public Map<TokenId, Credential> credentials(Collection<TokenId> ids) {
        return rows.values().stream()
                .filter(row -> ids.contains(row.token.id()))
                .map(row -> new Credential(row.token, row.secrets))
                .collect(Collectors.toMap(found -> found.token().id(), found -> found));
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
    public long countInUse(Entity of, long now) {
        return rows.values().stream().filter(row -> !row.token.isExpiredAt(now)).count();
    }

    @Override
    public long countWithoutAddresses(Entity of, long now) {
        return rows.values().stream()
                .filter(row -> !row.token.isExpiredAt(now))
                .filter(row -> row.token.settings().addresses() == null)
                .count();
    }

    @Override
    public Optional<Listed> find(Entity of, TokenId id) {
        return Optional.ofNullable(rows.get(id))
                .map(
                        row ->
                                new Listed(
                                        row.token,
                                        entity,
                                        Optional.empty(),
                                        firstUses.of(id, row.secrets),
                                        policy));
    }

    @Override
    public Optional<EntityToken> findForUpdate(Entity of, TokenId id) {
        return Optional.ofNullable(rows.get(id)).map(Row::token);
    }

    @Override
    public void create(EntityToken token, TokenHash hash) {
        for (Row row : new ArrayList<>(rows.values())) {
            if (row.token.name().equals(token.name())) {
                throw new NameTakenException("taken");
            }
        }
        put(token, hash);
    }

    @Override
    public void requireFreeName(EntityToken token) {
        throw new UnsupportedOperationException("nothing in the heart tries a name");
    }

    @Override
    public EntityToken update(EntityToken token) {
        put(token, secrets(token));
        return token;
    }

    @Override
    public void holdUses(Collection<TokenId> ids) {
        throw new UnsupportedOperationException("nothing in the heart deletes several");
    }

    @Override
    public void delete(EntityToken token) {
        rows.remove(token.id());
    }

    @Override
    public Secrets secrets(EntityToken token) {
        return rows.get(token.id()).secrets;
    }

    @Override
    public EntityToken rotate(EntityToken token, Secrets secrets, Duration settle) {
        put(token, secrets);
        firstUses.rotated(token.id(), settle);
        return token;
    }

    @Override
    public void endSecrets(EntityToken token, Secrets secrets) {
        put(rows.get(token.id()).token, secrets);
    }

    @Override
    public void firstUse(TokenId id, int generation, long timestamp, String ip) {
        Row row = rows.get(id);
        put(row.token, firstUses.note(id, row.secrets, generation, timestamp, ip));
    }

    @Override
    public boolean countSelfRotation(EntityToken token, long day, long max) {
        SelfRotations key = new SelfRotations(token.id(), day);
        long before = selfRotations.getOrDefault(key, 0L);
        if (before >= max) {
            return false;
        }
        selfRotations.put(key, before + 1);
        return true;
    }

    @Override
    public int removeEndedSecrets(long before, int max) {
        int removed = 0;
        for (Row row : new ArrayList<>(rows.values())) {
            List<Secret> left = new ArrayList<>(row.secrets.older());
            for (Secret secret : row.secrets.older()) {
                if (removed < max && secret.endsTimestamp() < before) {
                    left.remove(secret);
                    removed++;
                }
            }
            put(row.token, new Secrets(row.secrets.current(), left));
        }
        return removed;
    }

    @Override
    public Set<TokenId> addUses(
            String realmId, Collection<TokenUse> uses, Map<TokenId, List<NetworkUse>> from) {
        throw new UnsupportedOperationException("nothing in the heart stamps");
    }
}
