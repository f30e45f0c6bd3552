package io.entitytokens.token.store;

import io.entitytokens.token.PolicyRule;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore.Owner;
import java.util.List;
import java.util.Map;

/**
 * Which tokens break rules, and would if the rules were others. Nobody asks of revoked, expired and
 * exempt tokens.
 */
public interface ViolationStore {

    /**
     * Rules that are tried.
     *
     * @param owner whose rules they would be
     * @param policy in place of the rules that the owner has now
     * @param realms the rules of its realm, where those of an entity are tried
     * @param now epoch milliseconds
     * @param usedSince epoch milliseconds from which a use is a recent one
     */
    record Trial(Owner owner, TokenPolicy policy, TokenPolicy realms, long now, long usedSince) {}

    /**
     * How many tokens break a rule.
     *
     * @param recentlyUsed how many of them were used of late
     */
    record Count(long tokens, long recentlyUsed) {}

    /** A token that breaks a rule. */
    record Violator(String id, String name, String entityId, String entityName) {}

    /** How many tokens would break each rule; nothing of rules that there are not. */
    Map<PolicyRule, Count> count(Trial trial);

    /** Some that would break a rule, whole entities first, by their names. */
    List<Violator> first(Trial trial, PolicyRule rule, int max);

    /**
     * How many tokens that were used of late would be refused, and would not be without the change.
     *
     * @param before the rules that the owner has now
     * @param by epoch milliseconds until which they would be
     */
    long newlyRefused(Trial trial, TokenPolicy before, long by);
}
