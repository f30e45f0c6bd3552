package io.entitytokens.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Parameter;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The where clause of a list, with its parameters, grown one condition at a time. */
final class Conditions {

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /**
     * @param clause in JPQL, with the parameter as {@code :name}
     */
    Conditions and(String clause, String parameter, Object value) {
        return and(clause).with(parameter, value);
    }

    /** A further parameter of the query. */
    Conditions with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    Conditions and(String clause) {
        clauses.add(clause);
        return this;
    }

    /**
     * @param select up to and with the from clause
     * @param order the order by clause, or nothing
     */
    <T> TypedQuery<T> query(EntityManager em, Class<T> type, String select, String order) {
        TypedQuery<T> query =
                em.createQuery(
                        select + " where " + String.join(" and ", clauses) + " " + order, type);
        // Whoever knows more parameters than a query has conditions need not sort them out.
        query.getParameters().stream()
                .map(Parameter::getName)
                .filter(parameters::containsKey)
                .forEach(name -> query.setParameter(name, parameters.get(name)));
        return query;
    }
}
