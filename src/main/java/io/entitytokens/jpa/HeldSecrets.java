package io.entitytokens.jpa;

import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.Secrets;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes the secrets of tokens. Rows are held in this order: stamps, secrets, their stamps. */
final class HeldSecrets {

    private static final String SECRETS =
            "select s from EntityTokensSecret s where s.tokenId = :id";

    private static final String USES =
            "select u from EntityTokensSecretUse u where u.tokenId = :id";

    private final EntityManager em;

    HeldSecrets(EntityManager em) {
        this.em = em;
    }

    /**
     * Stores a secret that was replaced, the ends of all others, and that the newest is unused.
     *
     * @param token with the new secret; {@link #hold} has been called for it
     */
    void rotate(TokenRow token, Secrets secrets) {
        TokenId id = new TokenId(token.id());
        save(token, secrets);
        if (token.generation() == 2) {
            SecretUseRow first = new SecretUseRow(id, 1);
            em.find(TokenUseRow.class, token.id())
                    .toModel()
                    .ifPresent(use -> first.add(use.first(), use.timestamp(), use.ip()));
            em.persist(first);
        }
        em.persist(new SecretUseRow(id, (int) token.generation()));
        em.flush();
    }

    /**
     * Holds the secrets of a token that is held, and its stamps. Each row is read anew: one that
     * this transaction has seen before may be older. Where transactions read by snapshot, as on
     * MariaDB, only reads that hold rows see what others have committed since.
     *
     * <p>Of a token that was never rotated, no secret is read. A read that finds no row holds the
     * place where others insert theirs. Two who do so wait for each other for ever.
     */
    Secrets hold(TokenRow token) {
        fresh(em.find(TokenUseRow.class, token.id()));
        if (!token.isRotated()) {
            return new Secrets(token.currentSecret(false), List.of());
        }
        List<SecretRow> rows = held(SECRETS, token, SecretRow.class);
        rows.forEach(this::fresh);
        Map<Long, SecretUseRow> uses = new HashMap<>();
        for (SecretUseRow use : held(USES, token, SecretUseRow.class)) {
            fresh(use);
            uses.put(use.generation(), use);
        }
        return new Secrets(
                token.currentSecret(TokenSecrets.isUsed(uses.get(token.generation()))),
                rows.stream()
                        .sorted(Comparator.comparing(SecretRow::generation).reversed())
                        .map(row -> row.toModel(TokenSecrets.isUsed(uses.get(row.generation()))))
                        .toList());
    }

    private void fresh(Object row) {
        em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    }

    private <T> List<T> held(String query, TokenRow token, Class<T> type) {
        return em.createQuery(query, type)
                .setParameter("id", token.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Stores which older secrets there are, and their ends, after {@link #hold}. */
    void save(TokenRow token, Secrets secrets) {
        TokenId id = new TokenId(token.id());
        int oldest = secrets.current().generation();
        for (Secret secret : secrets.older()) {
            oldest = secret.generation();
            find(id, oldest)
                    .ifPresentOrElse(
                            row -> row.end(secret.end()),
                            () -> em.persist(new SecretRow(id, secret)));
        }
        forgetBefore(id, oldest);
        em.flush();
    }

    /**
     * What is forgotten lies right before what is known. What lies before a gap, the cleaner finds.
     */
    private void forgetBefore(TokenId id, int oldest) {
        Optional<SecretRow> forgotten = find(id, oldest - 1);
        for (int generation = oldest - 2; forgotten.isPresent(); generation--) {
            remove(forgotten.get());
            forgotten = find(id, generation);
        }
    }

    private Optional<SecretRow> find(TokenId id, int generation) {
        return Optional.ofNullable(em.find(SecretRow.class, new SecretKey(id.value(), generation)));
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
                FreeRows.hold(
                                em.createQuery(
                                                "select s from EntityTokensSecret s"
                                                        + " where s.endsTimestamp < :before",
                                                SecretRow.class)
                                        .setParameter("before", before)
                                        .setMaxResults(max))
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
        if (row == null || TokenSecrets.isUsed(row)) {
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
}
