package io.entitytokens.jpa;

import io.entitytokens.token.Permission;
import io.entitytokens.token.TokenPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where rules come from, in JPQL: from a row that the query joins, or from a policy that was handed
 * in. Each part is a condition, and empty where it cannot hold.
 *
 * @param enforced whether the rules hold for tokens that exist already
 * @param grantedTooLong whether the token was granted for longer than it may live
 * @param expiryRequired whether a token must expire
 * @param addressesRequired whether a token must be for certain networks
 * @param forbidden whether a permission may not be granted
 * @param parameters of all of these
 */
record RuleSource(
        Optional<String> enforced,
        Optional<String> grantedTooLong,
        Optional<String> expiryRequired,
        Optional<String> addressesRequired,
        Function<Permission, Optional<String>> forbidden,
        Map<String, Object> parameters) {

    private static final String ALWAYS = "1 = 1";

    /** A token that never expires was granted for longer than any limit, which follows. */
    private static final String GRANTED_LONGER_THAN =
            "(t.expiresTimestamp is null or t.expiresTimestamp"
                    + " - coalesce(t.grantedTimestamp, t.secret.createdTimestamp, t.createdTimestamp)"
                    + " > %s)";

    /**
     * The rules of a row.
     *
     * @param alias of the row, which may be missing
     * @param name of which the names of parameters are made
     * @param at epoch milliseconds at which they are to be in force
     */
    static RuleSource row(String alias, String name, long at) {
        String time = name + "At";
        String longest = alias + ".maxLifespanMillis";
        return new RuleSource(
                Optional.of(alias + ".enforceFrom <= :" + time),
                Optional.of(
                        "("
                                + longest
                                + " is not null and "
                                + GRANTED_LONGER_THAN.formatted(longest)
                                + ")"),
                Optional.of(alias + ".expiryRequired = true"),
                Optional.of(alias + ".addressesRequired = true"),
                permission -> Optional.of(alias + "." + mayColumn(permission) + " = false"),
                Map.of(time, at));
    }

    private static String mayColumn(Permission permission) {
        return switch (permission) {
            case READ -> "mayRead";
            case WRITE -> "mayWrite";
            case DELETE -> "mayDelete";
        };
    }

    /**
     * The rules of a policy.
     *
     * @param name of which the names of parameters are made
     * @param at epoch milliseconds at which they are to be in force
     */
    static RuleSource of(TokenPolicy policy, String name, long at) {
        boolean isEnforced = policy.enforceFrom() != null && policy.enforceFrom() <= at;
        String longest = name + "Longest";
        return new RuleSource(
                always(isEnforced),
                Optional.ofNullable(policy.maxLifespan())
                        .map(span -> GRANTED_LONGER_THAN.formatted(":" + longest)),
                always(policy.mustExpire()),
                always(policy.mustHaveAddresses()),
                permission ->
                        always(
                                policy.permissions() != null
                                        && !policy.permissions().contains(permission)),
                policy.maxLifespan() == null
                        ? Map.of()
                        : Map.of(longest, policy.maxLifespan().toMillis()));
    }

    private static Optional<String> always(boolean holds) {
        return holds ? Optional.of(ALWAYS) : Optional.empty();
    }
}
