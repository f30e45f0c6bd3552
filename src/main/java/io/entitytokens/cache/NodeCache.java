package io.entitytokens.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.entitytokens.token.Credential;
import io.entitytokens.token.EntityState;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenId;
import io.entitytokens.token.TokenLookup;
import java.util.Collection;
import java.util.Optional;

/**
 * What this node remembers: tokens and entities apart, so that a change of an entity is one thing
 * to forget, however many tokens it has; and ids that belong to no token.
 */
final class NodeCache implements TokenLookup {

    /**
     * A token as it lies here, without its name: 100,000 of them with names of thirty Latin letters
     * took 689 bytes each, when each had a set of permissions of its own. A character of the name
     * may take two.
     */
    private static final int TOKEN_BYTES = 640;

    /** An estimate, on the safe side. */
    private static final int ENTITY_BYTES = 700;

    private static final int AUDIENCE_BYTES = 130;

    private final Memory<TokenId, Credential> tokens;
    private final Memory<String, EntityState> entities;
    private final Cache<TokenId, Boolean> unknown;

    /**
     * @param tokenStore asked for tokens that are not remembered
     * @param entityStore asked for entities that are not remembered
     */
    NodeCache(
            Limits limits,
            Source<TokenId, Credential> tokenStore,
            Source<String, EntityState> entityStore) {
        // One weight keeps both bounds: nothing counts less than its share of the memory.
        int share = (int) Math.max(1, limits.maxBytes() / limits.maxEntries());
        tokens =
                new Memory<>(
                        limits.maxBytes(),
                        (id, credential) -> Math.max(share, bytes(credential)),
                        limits.timeLimit(),
                        limits.maxWait(),
                        tokenStore,
                        Ticker.systemTicker());
        entities =
                new Memory<>(
                        limits.maxBytes(),
                        (id, state) -> Math.max(share, bytes(state)),
                        limits.timeLimit(),
                        limits.maxWait(),
                        entityStore,
                        Ticker.systemTicker());
        unknown =
                Caffeine.newBuilder()
                        .maximumSize(limits.maxUnknown())
                        .expireAfterWrite(limits.timeLimit())
                        .executor(Runnable::run)
                        .recordStats()
                        .build();
    }

    private static int bytes(Credential credential) {
        return TOKEN_BYTES + 2 * credential.token().name().length();
    }

    private static int bytes(EntityState state) {
        return ENTITY_BYTES + AUDIENCE_BYTES * state.entity().audience().size();
    }

    @Override
    public Optional<StoredToken> known(TokenId id) {
        Optional<Credential> credential = tokens.known(id);
        Optional<EntityState> state =
                credential.isEmpty()
                        ? Optional.empty()
                        : entities.known(credential.get().token().entityId());
        return state.isPresent() && state.get().realmEnabled()
                ? Optional.of(stored(credential.get(), state.get()))
                : Optional.empty();
    }

    @Override
    public Optional<StoredToken> find(TokenId id) {
        Optional<Credential> credential =
                unknown.getIfPresent(id) == null ? read(id) : Optional.empty();
        if (credential.isEmpty()) {
            return Optional.empty();
        }
        String entityId = credential.get().token().entityId();
        Optional<EntityState> state = entities.get(entityId);
        if (state.isEmpty()) {
            // With its entity, the token has gone too.
            tokens.forget(id);
            return Optional.empty();
        }
        if (!state.get().realmEnabled()) {
            // Nobody tells us when it is switched on again.
            entities.forget(entityId);
        }
        return Optional.of(stored(credential.get(), state.get()));
    }

    private static StoredToken stored(Credential credential, EntityState state) {
        return new StoredToken(
                credential.token(), credential.hash(), state.entity(), state.realmEnabled());
    }

    private Optional<Credential> read(TokenId id) {
        Optional<Credential> credential = tokens.get(id);
        if (credential.isEmpty()) {
            unknown.put(id, true);
        }
        return credential;
    }

    void forget(Collection<Change> changes) {
        changes.forEach(this::forget);
    }

    private void forget(Change change) {
        switch (change.kind()) {
            case TOKEN ->
                    TokenId.parse(change.id())
                            .ifPresent(
                                    id -> {
                                        tokens.forget(id);
                                        unknown.invalidate(id);
                                    });
            case ENTITY -> entities.forget(change.id());
            case REALM -> entities.forgetIf(state -> state.entity().realmId().equals(change.id()));
            case EVERYTHING -> forgetEverything();
        }
    }

    private void forgetEverything() {
        tokens.forgetIf(credential -> true);
        entities.forgetIf(state -> true);
        unknown.invalidateAll();
    }

    void measure(CacheMetrics metrics) {
        metrics.measure("tokens", tokens.cache());
        metrics.measure("entities", entities.cache());
        metrics.measure("unknown", unknown);
    }
}
