package io.entitytokens.jpa;

import io.entitytokens.token.format.TokenId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What rows are looked for by, in a query that stays as it is for 1, 4, 16, 64 values and so on:
 * every other length is another statement for the driver and the database, and whatever has a list
 * for a parameter Hibernate translates into SQL anew each time.
 */
final class InList {

    /** Of one statement: Oracle takes no more than 1,000, and longer ones help nobody. */
    private static final int MAX = 256;

    private final List<String> values;

    /**
     * @param values at least one; the last one is repeated up to the next length
     */
    InList(Collection<String> values) {
        this.values = new ArrayList<>(values);
        int length = 1;
        while (length < values.size()) {
            length *= 4;
        }
        String last = this.values.get(values.size() - 1);
        this.values.addAll(Collections.nCopies(length - values.size(), last));
    }

    /** Of ids of tokens, at least one. */
    static InList ofIds(Collection<TokenId> ids) {
        return new InList(ids.stream().map(TokenId::value).toList());
    }

    /** Any number of values, sorted, as many at a time as one statement takes. */
    static List<InList> batches(Collection<String> values) {
        List<String> sorted = values.stream().sorted().toList();
        return IntStream.iterate(0, from -> from < sorted.size(), from -> from + MAX)
                .mapToObj(from -> sorted.subList(from, Math.min(from + MAX, sorted.size())))
                .map(InList::new)
                .toList();
    }

    List<String> values() {
        return values;
    }

    /**
     * @param query in JPQL up to and with {@code in}
     */
    <T> TypedQuery<T> query(EntityManager em, String query, Class<T> type) {
        return query(em, query, "", type);
    }

    /**
     * @param query in JPQL up to and with {@code in}
     * @param rest what follows the values
     * @param given further parameters of the query: {@code ?1} and so on
     */
    <T> TypedQuery<T> query(
            EntityManager em, String query, String rest, Class<T> type, Object... given) {
        String parameters =
                IntStream.rangeClosed(given.length + 1, given.length + values.size())
                        .mapToObj(position -> "?" + position)
                        .collect(Collectors.joining(", ", " (", ") "));
        TypedQuery<T> prepared = em.createQuery(query + parameters + rest, type);
        for (int i = 0; i < given.length; i++) {
            prepared.setParameter(i + 1, given[i]);
        }
        for (int i = 0; i < values.size(); i++) {
            prepared.setParameter(given.length + i + 1, values.get(i));
        }
        return prepared;
    }
}
