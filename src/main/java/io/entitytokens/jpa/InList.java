package io.entitytokens.jpa;

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

    List<String> values() {
        return values;
    }

    /**
     * @param query in JPQL up to and with {@code in}
     */
    <T> TypedQuery<T> query(EntityManager em, String query, Class<T> type) {
        String parameters =
                IntStream.rangeClosed(1, values.size())
                        .mapToObj(position -> "?" + position)
                        .collect(Collectors.joining(", ", " (", ")"));
        TypedQuery<T> prepared = em.createQuery(query + parameters, type);
        for (int i = 0; i < values.size(); i++) {
            prepared.setParameter(i + 1, values.get(i));
        }
        return prepared;
    }
}
