package io.entitytokens.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.entitytokens.token.AddressList;
import io.entitytokens.token.Credential;
import io.entitytokens.token.EntityState;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.store.TokenLookup;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What this node remembers: tokens and entities apart, so that a change of an entity is one thing
 * to forget, however many tokens it has; and ids that belong to no token.
 */
final class NodeCache implements TokenLookup {

    /**
     * A token as it lies here, without its name: 100,000 of them with names of thirty Latin letters
     * took up to 906 bytes each. A character of the name may take two.
     */
    private static final int TOKEN_BYTES = 880;

    /** A limit with its name: four of them took 503 bytes. */
    private static final int LIMIT_BYTES = 130;

    /** An older secret with its hash and its end: it took up to 190 bytes. */
    private static final int SECRET_BYTES = 200;

    /** An estimate, on the safe side. */
    private static final int ENTITY_BYTES = 700;

    private static final int AUDIENCE_BYTES = 130;

    /** A network of a list: an estimate, on the safe side. */
    private static final int NETWORK_BYTES = 120;

    private static final int ISSUING_CLIENT_BYTES = 400;

    private final InvalidationSafeCache<TokenId, Credential> tokens;
    private final InvalidationSafeCache<String, EntityState> entities;
    private final InvalidationSafeCache<String, Optional<String>> issuingClients;
    private final Cache<TokenId, Boolean> unknown;

    /**
     * @param tokenStore asked for tokens that are not remembered
     * @param entityStore asked for entities that are not remembered
     * @param clientStore asked for the issuing client of a realm; that it has none is an answer
     */
    NodeCache(
            CacheOptions options,
            Loader<TokenId, Credential> tokenStore,
            Loader<String, EntityState> entityStore,
            Loader<String, Optional<String>> clientStore) {
        // One weight keeps both bounds: nothing counts less than its share of the memory.
        int share = (int) Math.max(1, options.maxBytes() / options.maxEntries());
        tokens =
                new InvalidationSafeCache<>(
                        options.maxBytes(),
                        (id, credential) -> Math.max(share, bytes(credential)),
                        options.timeLimit(),
                        options.maxWait(),
                        tokenStore,
                        Ticker.systemTicker());
        entities =
                new InvalidationSafeCache<>(
                        options.maxBytes(),
                        (id, state) -> Math.max(share, bytes(state)),
                        options.timeLimit(),
                        options.maxWait(),
                        entityStore,
                        Ticker.systemTicker());
        issuingClients =
                new InvalidationSafeCache<>(
                        options.maxBytes(),
                        (id, client) -> Math.max(share, ISSUING_CLIENT_BYTES),
                        options.timeLimit(),
                        options.maxWait(),
                        clientStore,
                        Ticker.systemTicker());
        unknown =
                Caffeine.newBuilder()
                        .maximumSize(options.maxUnknown())
                        .expireAfterWrite(options.timeLimit())
                        .executor(Runnable::run)
                        .recordStats()
                        .build();
    }

    private static int bytes(Credential credential) {
        return TOKEN_BYTES
                + 2 * credential.token().name().length()
                + SECRET_BYTES * credential.secrets().older().size()
                + LIMIT_BYTES * credential.token().settings().limits().size()
                + bytes(credential.token().settings().addresses());
    }

    private static int bytes(EntityState state) {
        return ENTITY_BYTES
                + AUDIENCE_BYTES * state.entity().audience().size()
                + LIMIT_BYTES * state.entity().settings().limits().size()
                + bytes(state.entity().settings().addresses());
    }

    /**
     * @param list or null
     */
    private static int bytes(AddressList list) {
        return list == null ? 0 : NETWORK_BYTES * list.ranges().size();
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
        return Optional.of(StoredToken.of(credential.get(), state.get()));
    }

    /**
     * As {@link #find}, of what is remembered.
     *
     * @throws LookupUnavailableException if the token, or its entity, is not
     */
    Optional<StoredToken> remembered(TokenId id) {
        Optional<Credential> credential = tokens.known(id);
        if (credential.isEmpty() && unknown.getIfPresent(id) != null) {
            return Optional.empty();
        }
        return Optional.of(
                credential
                        .flatMap(
                                token ->
                                        entities.known(token.token().entityId())
                                                .filter(EntityState::realmEnabled)
                                                .map(state -> StoredToken.of(token, state)))
                        .orElseThrow(NodeCache::notRemembered));
    }

    private static LookupUnavailableException notRemembered() {
        return new LookupUnavailableException("Not remembered");
    }

    /**
     * Reads together what is not remembered of tokens and their entities.
     *
     * @return which of them belong to no token; in a flood, these may be forgotten at once
     * @throws LookupUnavailableException if that cannot be read
     */
    Set<TokenId> read(Set<TokenId> ids) {
        Set<TokenId> perhapsKnown = new HashSet<>(ids);
        Set<TokenId> none = new HashSet<>();
        perhapsKnown.removeIf(id -> unknown.getIfPresent(id) != null && none.add(id));
        Set<String> entityIds = new HashSet<>();
        tokens.readAll(perhapsKnown)
                .forEach(
                        (id, credential) -> {
                            if (credential == null) {
                                unknown.put(id, true);
                                none.add(id);
                            } else {
                                entityIds.add(credential.token().entityId());
                            }
                        });
        entities.readAll(entityIds)
                .forEach(
                        (id, state) -> {
                            if (state != null && !state.realmEnabled()) {
                                entities.forget(id);
                            }
                        });
        return none;
    }

    private Optional<Credential> read(TokenId id) {
        Optional<Credential> credential = tokens.get(id);
        if (credential.isEmpty()) {
            unknown.put(id, true);
        }
        return credential;
    }

    Optional<String> issuingClient(String realmId) {
        return issuingClients.get(realmId).flatMap(client -> client);
    }

    void forget(Collection<Invalidation> changes) {
        changes.forEach(this::forget);
    }

    private void forget(Invalidation change) {
        switch (change.kind()) {
            case TOKEN ->
                    TokenId.parse(change.id())
                            .ifPresent(
                                    id -> {
                                        tokens.forget(id);
                                        unknown.invalidate(id);
                                    });
            case ENTITY -> entities.forget(change.id());
            case REALM -> {
                entities.forgetIf(state -> state.entity().realmId().equals(change.id()));
                issuingClients.forget(change.id());
            }
            case EVERYTHING -> forgetEverything();
        }
    }

    private void forgetEverything() {
        tokens.forgetIf(credential -> true);
        entities.forgetIf(state -> true);
        issuingClients.forgetIf(client -> true);
        unknown.invalidateAll();
    }

    void measure(CacheMetrics metrics) {
        metrics.measure("tokens", tokens.cache());
        metrics.measure("entities", entities.cache());
        metrics.measure("unknown", unknown);
    }
}
