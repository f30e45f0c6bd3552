package io.entitytokens.jpa;

import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore.Owner;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The rules of the entities that a list tells of: one statement for all of them. */
final class ListedPolicies {

    private final Map<String, TokenPolicy> rules = new HashMap<>();

    private ListedPolicies() {}

    static ListedPolicies of(EntityManager em, Collection<EntityRow> entities) {
        ListedPolicies policies = new ListedPolicies();
        Set<String> keys = new LinkedHashSet<>();
        for (EntityRow entity : entities) {
            keys.add(keyOfEntity(entity));
            keys.add(keyOfRealm(entity));
        }
        if (!keys.isEmpty()) {
            new InList(keys)
                    .query(em, "select p from EntityTokensPolicy p where p.id in", PolicyRow.class)
                    .getResultList()
                    .forEach(row -> policies.rules.put(row.id(), row.toModel()));
        }
        return policies;
    }

    TokenPolicy of(EntityRow entity) {
        return rulesOf(keyOfEntity(entity)).and(rulesOf(keyOfRealm(entity)));
    }

    private TokenPolicy rulesOf(String key) {
        return rules.getOrDefault(key, TokenPolicy.NONE);
    }

    private static String keyOfEntity(EntityRow entity) {
        return PolicyRow.key(new Owner(entity.realmId(), entity.id()));
    }

    private static String keyOfRealm(EntityRow entity) {
        return PolicyRow.key(Owner.realm(entity.realmId()));
    }
}
