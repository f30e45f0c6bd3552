package io.entitytokens.jpa;

import io.entitytokens.token.TokenUse;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.TokenStore.UsedSecret;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the secrets of tokens: one statement more for those that were rotated, none for others. */
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
    static boolean isUsed(SecretUseRow use) {
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
            older(row)
                    .map(known -> known.toModel(isUsed(use)))
                    .or(() -> current(token, use))
                    .map(
                            secret ->
                                    new UsedSecret(
                                            secret, use.firstUsed(), use.lastUsed(), use.lastIp()))
                    .ifPresent(used::add);
        }
        return used;
    }

    /** Empty if the token has been rotated since its row was read. */
    private static Optional<Secret> current(TokenRow token, SecretUseRow use) {
        return use.generation() == token.generation()
                ? Optional.of(token.currentSecret(isUsed(use)))
                : Optional.empty();
    }

    /**
     * Adds uses to those of their secrets that have rows, and waits for nobody. What somebody else
     * holds is being removed, or its first use is being noted: that is a stamp as well.
     */
    void addUses(Collection<TokenUse> uses) {
        if (uses.isEmpty()) {
            return;
        }
        Map<SecretKey, SecretUseRow> rows =
                FreeRows.hold(
                                new InList(
                                                uses.stream()
                                                        .map(use -> use.id().value())
                                                        .distinct()
                                                        .toList())
                                        .query(em, USES, SecretUseRow.class))
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
