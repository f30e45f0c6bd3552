package io.entitytokens.jpa;

import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.TokenStore.UsedSecret;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Timeouts;

/** The secrets of tokens: one read more for tokens that were rotated, none for all others. */
final class TokenSecrets {

    private static final String USES = "select u from EntityTokensSecretUse u where u.tokenId in";

    private static final String SECRETS_AND_USES =
            "select u, s from EntityTokensSecretUse u left join EntityTokensSecret s"
                    + " on s.tokenId = u.tokenId and s.generation = u.generation"
                    + " where u.tokenId in";

    private final EntityManager em;

    TokenSecrets(EntityManager em) {
        this.em = em;
    }

    /** The secrets of each token, by id. */
    Map<String, Secrets> of(Collection<TokenRow> tokens) {
        Map<String, List<Object[]>> rotated = rotated(tokens);
        Map<String, Secrets> secrets = new HashMap<>();
        for (TokenRow token : tokens) {
            secrets.put(token.id(), secrets(token, rotated.getOrDefault(token.id(), List.of())));
        }
        return secrets;
    }

    /**
     * A use of each secret, and the secret if it is not the current one; by token, newest first.
     */
    private Map<String, List<Object[]>> rotated(Collection<TokenRow> tokens) {
        List<String> ids = tokens.stream().filter(TokenRow::isRotated).map(TokenRow::id).toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Object[]> rows =
                new InList(ids).query(em, SECRETS_AND_USES, Object[].class).getResultList();
        return rows.stream()
                .sorted(Comparator.comparing((Object[] row) -> use(row).generation()).reversed())
                .collect(Collectors.groupingBy(row -> use(row).tokenId()));
    }

    private static SecretUseRow use(Object[] row) {
        return (SecretUseRow) row[0];
    }

    private static Optional<SecretRow> older(Object[] row) {
        return Optional.ofNullable((SecretRow) row[1]);
    }

    private static Secrets secrets(TokenRow token, List<Object[]> rows) {
        boolean used =
                rows.stream()
                        .map(TokenSecrets::use)
                        .anyMatch(use -> use.generation() == token.generation() && isUsed(use));
        List<Secret> older = new ArrayList<>();
        for (Object[] row : rows) {
            older(row).ifPresent(secret -> older.add(secret.toModel(isUsed(use(row)))));
        }
        return new Secrets(token.currentSecret(used), older);
    }

    /**
     * @param use or null
     */
    private static boolean isUsed(SecretUseRow use) {
        return use != null && use.firstUsed() != null;
    }

    /**
     * The secrets of each token with their uses, by id.
     *
     * @param uses of the tokens themselves
     */
    Map<String, List<UsedSecret>> used(
            Collection<TokenRow> tokens, Function<String, Optional<TokenUse>> uses) {
        Map<String, List<Object[]>> rotated = rotated(tokens);
        Map<String, List<UsedSecret>> all = new HashMap<>();
        for (TokenRow token : tokens) {
            List<Object[]> rows = rotated.get(token.id());
            all.put(
                    token.id(),
                    rows == null
                            ? List.of(only(token, uses.apply(token.id())))
                            : used(token, rows));
        }
        return all;
    }

    private static UsedSecret only(TokenRow token, Optional<TokenUse> use) {
        return new UsedSecret(
                token.currentSecret(use.isPresent()),
                use.map(TokenUse::first).orElse(null),
                use.map(TokenUse::timestamp).orElse(null),
                use.map(TokenUse::ip).orElse(null));
    }

    private static List<UsedSecret> used(TokenRow token, List<Object[]> rows) {
        List<UsedSecret> used = new ArrayList<>();
        for (Object[] row : rows) {
            SecretUseRow use = use(row);
            Secret secret =
                    older(row)
                            .map(known -> known.toModel(isUsed(use)))
                            .orElseGet(() -> token.currentSecret(isUsed(use)));
            used.add(new UsedSecret(secret, use.firstUsed(), use.lastUsed(), use.lastIp()));
        }
        return used;
    }

    /**
     * Stores a secret that was replaced, the ends of all others, and that the newest is unused.
     *
     * @param firstUse of the token, where its first secret is replaced
     */
    void rotate(TokenRow token, Secrets secrets, Optional<TokenUse> firstUse) {
        TokenId id = new TokenId(token.id());
        save(token, secrets);
        if (token.generation() == 2) {
            SecretUseRow first = new SecretUseRow(id, 1);
            firstUse.ifPresent(use -> first.add(use.first(), use.timestamp(), use.ip()));
            em.persist(first);
        }
        em.persist(new SecretUseRow(id, (int) token.generation()));
        em.flush();
    }

    /**
     * The secrets of a token that is held for a change. They are held as well: where a transaction
     * reads by snapshot, as on MariaDB, any other read would show them as they were before.
     */
    Secrets held(TokenRow token) {
        Map<Long, SecretUseRow> uses = new HashMap<>();
        List<SecretRow> rows =
                held(
                        "select s from EntityTokensSecret s where s.tokenId = :id",
                        token,
                        SecretRow.class);
        held(
                        "select u from EntityTokensSecretUse u where u.tokenId = :id",
                        token,
                        SecretUseRow.class)
                .forEach(use -> uses.put(use.generation(), use));
        return new Secrets(
                token.currentSecret(isUsed(uses.get(token.generation()))),
                rows.stream()
                        .sorted(Comparator.comparing(SecretRow::generation).reversed())
                        .map(row -> row.toModel(isUsed(uses.get(row.generation()))))
                        .toList());
    }

    private <T> List<T> held(String query, TokenRow token, Class<T> type) {
        return em.createQuery(query, type)
                .setParameter("id", token.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Stores which older secrets there are, and their ends. */
    void save(TokenRow token, Secrets secrets) {
        TokenId id = new TokenId(token.id());
        Map<Long, Secret> wanted = new HashMap<>();
        secrets.older().forEach(secret -> wanted.put((long) secret.generation(), secret));
        List<SecretRow> rows =
                held(
                        "select s from EntityTokensSecret s where s.tokenId = :id",
                        token,
                        SecretRow.class);
        for (SecretRow row : rows) {
            Secret secret = wanted.remove(row.generation());
            if (secret == null) {
                remove(row);
            } else {
                row.end(secret.end());
            }
        }
        wanted.values().forEach(secret -> em.persist(new SecretRow(id, secret)));
        em.flush();
    }

    private void remove(SecretRow row) {
        Optional.ofNullable(em.find(SecretUseRow.class, row.key())).ifPresent(em::remove);
        em.remove(row);
    }

    /**
     * Removes secrets that ended long ago.
     *
     * @param before epoch milliseconds
     * @return how many there were
     */
    int removeEnded(long before, int max) {
        List<SecretRow> rows =
                em.createQuery(
                                "select s from EntityTokensSecret s where s.endsTimestamp < :before",
                                SecretRow.class)
                        .setParameter("before", before)
                        .setMaxResults(max)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                        .getResultList();
        rows.forEach(this::remove);
        em.flush();
        return rows.size();
    }

    /**
     * Notes that a secret has been accepted.
     *
     * @return whether nobody knew of it
     */
    boolean noteFirstUse(TokenId id, int generation, long timestamp, String ip) {
        SecretUseRow row =
                em.find(
                        SecretUseRow.class,
                        new SecretKey(id.value(), generation),
                        LockModeType.PESSIMISTIC_WRITE);
        if (row == null || isUsed(row)) {
            return false;
        }
        row.add(timestamp, timestamp, ip);
        em.flush();
        return true;
    }

    /** Has all older secrets end that would end later. */
    void endOlder(TokenId id, SecretEnd end) {
        em.createQuery(
                        "update EntityTokensSecret s set s.endsTimestamp = :end, s.endCause = :cause"
                                + " where s.tokenId = :id and s.endCause = :time"
                                + " and s.endsTimestamp > :end")
                .setParameter("id", id.value())
                .setParameter("end", end.timestamp())
                .setParameter("cause", end.cause().value())
                .setParameter("time", SecretEnd.Cause.TIME.value())
                .executeUpdate();
    }

    /**
     * Adds uses to those of their secrets that have rows, and waits for nobody. What somebody holds
     * at that moment is being removed, or used for the first time: then the stamp is there already.
     */
    void addUses(Collection<TokenUse> uses) {
        if (uses.isEmpty()) {
            return;
        }
        Map<SecretKey, SecretUseRow> rows =
                new InList(uses.stream().map(use -> use.id().value()).distinct().toList())
                        .query(em, USES, SecretUseRow.class)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                        .getResultStream()
                        .collect(
                                Collectors.toMap(
                                        row -> new SecretKey(row.tokenId(), row.generation()),
                                        row -> row));
        for (TokenUse use : uses) {
            Optional.ofNullable(rows.get(new SecretKey(use.id().value(), use.generation())))
                    .ifPresent(row -> row.add(use));
        }
    }
}
