package io.entitytokens.token;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the rules of a policy do to tokens that exist already, from the time on from which it is
 * enforced. It is worked out from what a node remembers, at each use: so nobody has to be told when
 * the time comes.
 */
public final class Enforcement {

    private Enforcement() {}

    /** Whether the rules hold for the token now, whenever it was made. */
    private static boolean isBound(EntityToken token, TokenPolicy policy, long now) {
        return policy.enforceFrom() != null
                && policy.enforceFrom() <= now
                && !token.settings().exempt();
    }

    /**
     * Whether the token is refused because of the policy. {@code jpa/PolicyConditions} says the
     * same in SQL.
     *
     * @param now epoch milliseconds
     */
    static boolean isViolated(EntityToken token, Entity entity, TokenPolicy policy, long now) {
        return isBound(token, policy, now)
                && (isGrantedTooLong(token, policy)
                        || isExpiryMissing(token, policy)
                        || isAddressMissing(token, entity, policy)
                        || permissionsLeft(token, policy, now).isEmpty());
    }

    /**
     * The rules that the token breaks, enforced already or not. Of exempt, revoked and expired
     * tokens nobody asks. {@code jpa/PolicyConditions} says the same in SQL.
     *
     * @param now epoch milliseconds
     */
    public static Set<PolicyRule> broken(
            EntityToken token, Entity entity, TokenPolicy policy, long now) {
        Set<PolicyRule> broken = EnumSet.noneOf(PolicyRule.class);
        if (token.settings().exempt() || token.life().isRevoked() || token.isExpiredAt(now)) {
            return broken;
        }
        if (isGrantedTooLong(token, policy)) {
            broken.add(PolicyRule.MAX_LIFESPAN);
        }
        if (isExpiryMissing(token, policy)) {
            broken.add(PolicyRule.EXPIRY_REQUIRED);
        }
        if (policy.permissions() != null
                && !policy.permissions().containsAll(token.permissions())) {
            broken.add(PolicyRule.PERMISSIONS);
        }
        if (isAddressMissing(token, entity, policy)) {
            broken.add(PolicyRule.ADDRESSES_REQUIRED);
        }
        return broken;
    }

    /** A token that never expires was granted for longer than any limit. */
    private static boolean isGrantedTooLong(EntityToken token, TokenPolicy policy) {
        if (policy.maxLifespan() == null) {
            return false;
        }
        return token.expiresTimestamp() == null
                || token.expiresTimestamp() - token.life().grantedTimestamp()
                        > policy.maxLifespan().toMillis();
    }

    private static boolean isExpiryMissing(EntityToken token, TokenPolicy policy) {
        return policy.mustExpire() && token.expiresTimestamp() == null;
    }

    private static boolean isAddressMissing(EntityToken token, Entity entity, TokenPolicy policy) {
        return policy.mustHaveAddresses()
                && token.settings().addresses() == null
                && entity.settings().addresses() == null;
    }

    /**
     * From when on the policy refuses the token, or takes one of these permissions from it.
     *
     * @param granted what a token that is good now gives
     * @return epoch milliseconds, or null if that never happens
     */
    public static Long endOf(
            EntityToken token, Entity entity, Permissions granted, TokenPolicy policy) {
        Long from = policy.enforceFrom();
        boolean isLost =
                from != null
                        && (isViolated(token, entity, policy, from)
                                || !permissionsLeft(token, policy, from).containsAll(granted));
        return isLost ? from : null;
    }

    /**
     * What the policy leaves of the token's permissions.
     *
     * @param now epoch milliseconds
     */
    public static Permissions permissionsLeft(EntityToken token, TokenPolicy policy, long now) {
        return policy.permissions() != null && isBound(token, policy, now)
                ? token.permissions().and(policy.permissions())
                : token.permissions();
    }
}
