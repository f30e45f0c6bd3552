package io.entitytokens.lifecycle;

import io.entitytokens.audit.EventDetails;
import io.entitytokens.audit.TokenAct;
import io.entitytokens.token.DisabledReason;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.Store;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What happens to tokens without an admin, in transactions of its own. It has happened, and all
 * nodes that can be reached have heard of it, when a method returns.
 */
public final class TokenActs {

    /** Of one transaction, to a database that does not answer. */
    private static final int TIME_LIMIT_SECONDS = 10;

    /** So often a suspicion is told of. */
    private static final Duration BETWEEN_SUSPICIONS = Duration.ofHours(1);

    /** So many leaked secrets of one entity, which waits meanwhile, are seen to at once. */
    private static final int LEAKS_TOGETHER = 20;

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private final KeycloakSessionFactory sessions;

    public TokenActs(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Notes the first use of a secret, and ends the older ones where the rotation said so. */
    void firstUse(TokenId id, int generation, long timestamp, String ip) {
        inTransaction(
                session -> {
                    session.getProvider(Store.class)
                            .tokens()
                            .firstUse(id, generation, timestamp, ip);
                    return Optional.empty();
                });
    }

    /** Notes that somebody else may have an older secret; once an hour. */
    void suspect(TokenAddress address, Circumstances circumstances, long now) {
        withToken(address, held -> suspect(held, circumstances, now));
    }

    static void suspect(HeldToken held, Circumstances circumstances, long now) {
        EntityToken token = held.token();
        if (token.life().isRevoked()) {
            return;
        }
        Long last = token.life().suspectedTimestamp();
        boolean isTold = last != null && now - last < BETWEEN_SUSPICIONS.toMillis();
        boolean isDisabled = token.enabled() && held.policy().isDisabledOnReuse();
        if (isTold && !isDisabled) {
            return;
        }
        EntityToken suspected = token.suspected(now, now);
        held.change(
                isDisabled ? suspected.disabled(DisabledReason.REUSED, now) : suspected,
                TokenAct.SUSPECT,
                circumstances);
        if (isDisabled) {
            held.note(
                    TokenAct.DISABLE,
                    circumstances,
                    Map.of(EventDetails.REASON, DisabledReason.REUSED.value()));
        }
    }

    /**
     * Has the holder give a token up.
     *
     * @param presented the secret by which it proved to be the holder
     * @return whether that was still good
     */
    public boolean revoke(TokenAddress address, Secret presented, Circumstances how, long now) {
        return ask(
                        address,
                        held -> {
                            if (!isGood(held, presented, now)) {
                                return Optional.of(false);
                            }
                            if (!held.token().life().isRevoked()) {
                                held.change(held.token().revoked(now), TokenAct.REVOKE, how);
                            }
                            return Optional.of(true);
                        })
                .orElse(false);
    }

    private static boolean isGood(HeldToken held, Secret presented, long now) {
        return held.secrets()
                .find(presented.hash())
                .filter(secret -> secret.state(now) != Secret.State.RETIRED)
                .isPresent();
    }

    /**
     * Sees to secrets that somebody found. The current one takes its token with it, an older one
     * ends, and a retired one gets an event only.
     */
    public void reportLeaks(Collection<FoundSecret> found, long now) {
        found.stream()
                .collect(Collectors.groupingBy(each -> each.address().entityId()))
                .values()
                .forEach(ofEntity -> reportLeaksOfEntity(ofEntity, now));
    }

    /**
     * A few in one transaction, and then a pause as long as that took. So a report of a thousand
     * holds up neither those who wait for the entity nor those who use tokens.
     */
    private void reportLeaksOfEntity(List<FoundSecret> found, long now) {
        for (int begin = 0; begin < found.size(); begin += LEAKS_TOGETHER) {
            int end = Math.min(begin + LEAKS_TOGETHER, found.size());
            List<FoundSecret> together = found.subList(begin, end);
            long start = System.nanoTime();
            inTransaction(
                    session -> {
                        together.forEach(each -> reportLeak(session, each, now));
                        return Optional.empty();
                    });
            if (end < found.size()) {
                LockSupport.parkNanos(Math.min(System.nanoTime() - start, LONGEST_PAUSE.toNanos()));
            }
        }
    }

    private static void reportLeak(KeycloakSession session, FoundSecret found, long now) {
        HeldToken.hold(session, found.address())
                .ifPresent(
                        held -> {
                            Secrets secrets = held.secrets();
                            secrets.find(found.secret().hash())
                                    .ifPresent(secret -> leak(held, secrets, secret, found, now));
                        });
    }

    private static void leak(
            HeldToken held, Secrets secrets, Secret secret, FoundSecret found, long now) {
        EntityToken token = held.token();
        Secret.State state = secret.state(now);
        boolean isLive = state != Secret.State.RETIRED && !token.life().isRevoked();
        if (isLive) {
            SecretEnd end = new SecretEnd(now, SecretEnd.Cause.EARLY);
            boolean isCurrent = state == Secret.State.CURRENT;
            Secrets ended =
                    isCurrent
                            ? secrets.ended(end, now)
                            : secrets.ended(secret.generation(), end, now);
            if (!ended.equals(secrets)) {
                held.tokens().endSecrets(token, ended);
            }
            if (isCurrent && !isLeaked(token)) {
                held.tokens().update(token.disabled(DisabledReason.LEAKED, now));
            }
        }
        held.note(TokenAct.REPORT_LEAK, found.how(), foundAt(found.where()));
    }

    /**
     * Whether a report of a secret would change anything.
     *
     * @param now epoch milliseconds
     */
    public static boolean isWorthReporting(StoredToken stored, Secret secret, long now) {
        EntityToken token = stored.token();
        boolean isEndedAlready =
                secret.end() == null
                        && isLeaked(token)
                        && stored.secrets().overlapping(now).findAny().isEmpty();
        return !token.life().isRevoked() && !isEndedAlready;
    }

    /** Whether it has been seen to that its current secret leaked. */
    private static boolean isLeaked(EntityToken token) {
        return !token.enabled() && token.life().disabledReason() == DisabledReason.LEAKED;
    }

    private static Map<String, String> foundAt(String where) {
        return where == null ? Map.of() : Map.of(EventDetails.FOUND_AT, where);
    }

    /** Has an event tell of a report that changes nothing. */
    void noteReport(TokenAddress address, String where, Circumstances how) {
        inTransaction(
                session -> {
                    HeldToken.look(session, address)
                            .ifPresent(
                                    token -> token.note(TokenAct.REPORT_LEAK, how, foundAt(where)));
                    return Optional.empty();
                });
    }

    /**
     * Works with a token that nobody else changes meanwhile.
     *
     * @return empty if it is gone, or if the work's result is
     */
    <T> Optional<T> ask(TokenAddress address, Function<HeldToken, Optional<T>> work) {
        return inTransaction(session -> HeldToken.hold(session, address).flatMap(work));
    }

    private void withToken(TokenAddress address, Consumer<HeldToken> work) {
        ask(
                address,
                held -> {
                    work.accept(held);
                    return Optional.empty();
                });
    }

    private <T> Optional<T> inTransaction(Function<KeycloakSession, Optional<T>> work) {
        AtomicReference<Optional<T>> result = new AtomicReference<>(Optional.empty());
        KeycloakModelUtils.runJobInTransactionWithTimeout(
                sessions, session -> result.set(work.apply(session)), TIME_LIMIT_SECONDS);
        return result.get();
    }
}
