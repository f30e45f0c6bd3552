package io.entitytokens.jpa;

import io.entitytokens.token.Permission;
import io.entitytokens.token.PolicyRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tokens break rules, in JPQL: t is the token, e its entity. {@code token/Enforcement} says
 * the same of one token in Java. What breaks the rule of one source is enough: so nobody needs to
 * know which of two is the stricter one.
 */
final class PolicyConditions {

    /** The row of the entity's rules, if there is one. */
    static final String OWN =
            " left join EntityTokensPolicy own on own.id = concat('entity ', e.id)";

    /** That, and the row of the rules of its realm. */
    static final String OWN_AND_REALMS =
            OWN
                    + " left join EntityTokensPolicy realms"
                    + " on realms.id = concat('realm ', e.realmId)";

    private final List<RuleSource> sources;

    PolicyConditions(RuleSource... sources) {
        this.sources = List.of(sources);
    }

    /** By the rules of {@link #OWN_AND_REALMS}. */
    static PolicyConditions ofRows(long at) {
        return new PolicyConditions(
                RuleSource.row("own", "own", at), RuleSource.row("realms", "realms", at));
    }

    /** Has a query know what the conditions name. */
    Conditions in(Conditions query) {
        sources.forEach(source -> source.parameters().forEach(query::with));
        return query;
    }

    /** Whether the rules refuse the token. */
    String refused() {
        return caseOfRefusal() + " = 1";
    }

    /** Whether the rules do not refuse the token. */
    String allowed() {
        return caseOfRefusal() + " = 0";
    }

    /** Where there is no rule, a condition is neither true nor false: so nobody negates it. */
    private String caseOfRefusal() {
        return "case when t.exempt = false and "
                + any(RuleSource::enforced)
                + " and "
                + either(
                        Stream.of(
                                broken(PolicyRule.MAX_LIFESPAN),
                                broken(PolicyRule.EXPIRY_REQUIRED),
                                broken(PolicyRule.ADDRESSES_REQUIRED),
                                nothingLeft()))
                + " then 1 else 0 end";
    }

    private String nothingLeft() {
        return Arrays.stream(Permission.values())
                .map(permission -> either(Stream.of(has(permission, false), forbidden(permission))))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    /** Whether the token breaks any of the rules, enforced or not. */
    String brokenAny() {
        return either(Arrays.stream(PolicyRule.values()).map(this::broken));
    }

    /** Whether the token breaks the rule, enforced or not. */
    String broken(PolicyRule rule) {
        return switch (rule) {
            case MAX_LIFESPAN -> any(RuleSource::grantedTooLong);
            case EXPIRY_REQUIRED ->
                    "(t.expiresTimestamp is null and " + any(RuleSource::expiryRequired) + ")";
            case ADDRESSES_REQUIRED ->
                    "(t.addresses is null and e.addresses is null and "
                            + any(RuleSource::addressesRequired)
                            + ")";
            case PERMISSIONS ->
                    either(
                            Arrays.stream(Permission.values())
                                    .map(
                                            permission ->
                                                    "(%s and %s)"
                                                            .formatted(
                                                                    has(permission, true),
                                                                    forbidden(permission))));
        };
    }

    private static String has(Permission permission, boolean value) {
        return TokenConditions.granted(permission) + " = " + value;
    }

    private String forbidden(Permission permission) {
        return any(source -> source.forbidden().apply(permission));
    }

    private String any(Function<RuleSource, Optional<String>> part) {
        return either(sources.stream().map(part).flatMap(Optional::stream));
    }

    private static String either(Stream<String> conditions) {
        String all = conditions.collect(Collectors.joining(" or ", "(", ")"));
        return all.equals("()") ? "(1 = 0)" : all;
    }
}
