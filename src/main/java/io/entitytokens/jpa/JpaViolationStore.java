package io.entitytokens.jpa;

import io.entitytokens.token.PolicyRule;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore.Owner;
import io.entitytokens.token.store.ViolationStore;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks the server's own database, which counts: no token is read but those that are named. */
final class JpaViolationStore implements ViolationStore {

    private static final String RECENTLY_USED = "u.lastUsed >= :usedSince";

    private final EntityManager em;

    JpaViolationStore(EntityManager em) {
        this.em = em;
    }

    @Override
    public Map<PolicyRule, Count> count(Trial trial) {
        PolicyConditions rules = rules(trial, trial.policy(), "tried", trial.now());
        String sums =
                Arrays.stream(PolicyRule.values())
                        .map(rules::broken)
                        .map(broken -> sum(broken) + ", " + sum(broken + " and " + RECENTLY_USED))
                        .collect(Collectors.joining(", "));
        Object[] row =
                rules.in(tokens(trial).with("usedSince", trial.usedSince()))
                        .query(em, Object[].class, "select " + sums + from(trial.owner()), "")
                        .getSingleResult();
        Map<PolicyRule, Count> counts = new EnumMap<>(PolicyRule.class);
        int column = 0;
        for (PolicyRule rule : PolicyRule.values()) {
            Count count = new Count(number(row[column]), number(row[column + 1]));
            if (count.tokens() > 0) {
                counts.put(rule, count);
            }
            column += 2;
        }
        return counts;
    }

    private static String sum(String condition) {
        return "sum(case when " + condition + " then 1 else 0 end)";
    }

    /** Of no rows at all, a sum is null. */
    private static long number(Object sum) {
        return sum == null ? 0 : ((Number) sum).longValue();
    }

    /** In the order of an index, as sorting all that there are would take longer than counting. */
    @Override
    public List<Violator> first(Trial trial, PolicyRule rule, int max) {
        PolicyConditions rules = rules(trial, trial.policy(), "tried", trial.now());
        return rules.in(tokens(trial).and(rules.broken(rule)))
                .query(
                        em,
                        Object[].class,
                        "select t.id, t.name, e.id, e.name" + from(trial.owner()),
                        "order by t.entityId, t.nameKey")
                .setMaxResults(max)
                .getResultStream()
                .map(
                        row ->
                                new Violator(
                                        (String) row[0],
                                        (String) row[1],
                                        (String) row[2],
                                        (String) row[3]))
                .sorted(Comparator.comparing(Violator::entityName))
                .toList();
    }

    @Override
    public long newlyRefused(Trial trial, TokenPolicy before, long by) {
        PolicyConditions rules = rules(trial, trial.policy(), "tried", by);
        Conditions conditions =
                rules.in(
                        tokens(trial)
                                .and("t.enabled = true and e.enabled = true")
                                .and(RECENTLY_USED, "usedSince", trial.usedSince())
                                .and(rules.refused()));
        long until = isSooner(trial, before) ? trial.now() : by;
        PolicyConditions earlier = rules(trial, before, "before", until);
        return earlier.in(conditions.and(earlier.allowed()))
                .query(em, Long.class, "select count(t)" + from(trial.owner()), "")
                .getSingleResult();
    }

    /** Then tokens which are to be refused some day are refused sooner, and count, too. */
    private static boolean isSooner(Trial trial, TokenPolicy before) {
        Long from = trial.policy().enforceFrom();
        return from != null
                && (before.enforceFrom() == null
                        || Math.max(from, trial.now())
                                < Math.max(before.enforceFrom(), trial.now()));
    }

    /** The rules of a realm meet those of each entity; those of an entity meet the realm's. */
    private static PolicyConditions rules(Trial trial, TokenPolicy policy, String name, long at) {
        RuleSource tried = RuleSource.of(policy, name, at);
        return trial.owner().entityId() == null
                ? new PolicyConditions(tried, RuleSource.row("own", name + "Own", at))
                : new PolicyConditions(tried, RuleSource.of(trial.realms(), name + "Realms", at));
    }

    private static String from(Owner owner) {
        return owner.entityId() == null
                ? TokenConditions.TOKENS + PolicyConditions.OWN
                : TokenConditions.TOKENS;
    }

    private static Conditions tokens(Trial trial) {
        Owner owner = trial.owner();
        return TokenConditions.ruled(
                TokenConditions.within(owner.realmId(), owner.entityId(), "t"), trial.now());
    }
}
