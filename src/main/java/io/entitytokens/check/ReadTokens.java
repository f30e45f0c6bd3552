package io.entitytokens.check;

import io.entitytokens.threads.WaitingRoom;
import io.entitytokens.token.Credential;
import io.entitytokens.token.EntityState;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.Presented;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.store.TokenLookup;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Many tokens at a time, as the database has them now. */
final class ReadTokens implements TokenLookup {

    private static final Logger LOG = Logger.getLogger(ReadTokens.class);

    /** Tokens of one statement. */
    private static final int BATCH = 256;

    private static final int TIME_LIMIT_SECONDS = 10;

    /** For its turn. */
    private static final int MAX_WAIT_SECONDS = 2;

    /** Whoever reads many has as few connections as whoever reads one. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private final Map<TokenId, StoredToken> tokens;
    private final boolean isRead;

    private ReadTokens(Map<TokenId, StoredToken> tokens, boolean isRead) {
        this.tokens = tokens;
        this.isRead = isRead;
    }

    /**
     * Reads those that texts name, in a transaction of its own. What has not the form of a token is
     * not looked for.
     */
    static TokenLookup named(KeycloakSession session, Collection<String> texts) {
        List<TokenId> ids =
                texts.stream()
                        .flatMap(text -> Presented.of(text).stream())
                        .map(Presented::id)
                        .distinct()
                        .toList();
        if (ids.isEmpty()) {
            return new ReadTokens(Map.of(), true);
        }
        WaitingRoom room = WaitingRoom.forReports();
        if (!room.enter()) {
            return new ReadTokens(Map.of(), false);
        }
        try {
            return inTurn(session, ids);
        } finally {
            room.leave();
        }
    }

    private static ReadTokens inTurn(KeycloakSession session, List<TokenId> ids) {
        try {
            if (!AT_ONCE.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return new ReadTokens(Map.of(), false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ReadTokens(Map.of(), false);
        }
        try {
            return read(session, ids);
        } finally {
            AT_ONCE.release();
        }
    }

    private static ReadTokens read(KeycloakSession session, List<TokenId> ids) {
        Map<TokenId, StoredToken> found = new HashMap<>();
        try {
            KeycloakModelUtils.runJobInTransactionWithTimeout(
                    session.getKeycloakSessionFactory(),
                    own -> batches(ids).forEach(batch -> found.putAll(readBatch(own, batch))),
                    TIME_LIMIT_SECONDS);
            return new ReadTokens(found, true);
        } catch (RuntimeException e) {
            LOG.warnf("Reported tokens could not be read, and get a 503: %s", e);
            return new ReadTokens(Map.of(), false);
        }
    }

    private static Stream<List<TokenId>> batches(List<TokenId> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + BATCH)
                .mapToObj(from -> ids.subList(from, Math.min(from + BATCH, ids.size())));
    }

    private static Map<TokenId, StoredToken> readBatch(KeycloakSession session, List<TokenId> ids) {
        Store store = session.getProvider(Store.class);
        Map<TokenId, Credential> credentials = store.tokens().credentials(ids);
        Map<TokenId, StoredToken> found = new HashMap<>();
        if (credentials.isEmpty()) {
            return found;
        }
        Map<String, EntityState> states =
                store.entities()
                        .states(
                                credentials.values().stream()
                                        .map(credential -> credential.token().entityId())
                                        .distinct()
                                        .toList());
        credentials.forEach(
                (id, credential) ->
                        Optional.ofNullable(states.get(credential.token().entityId()))
                                .ifPresent(
                                        state -> found.put(id, StoredToken.of(credential, state))));
        return found;
    }

    @Override
    public Optional<StoredToken> find(TokenId id) {
        if (!isRead) {
            throw new LookupUnavailableException("Too many wait for the database");
        }
        return Optional.ofNullable(tokens.get(id));
    }
}
