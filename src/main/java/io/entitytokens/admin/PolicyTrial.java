package io.entitytokens.admin;

import io.entitytokens.token.PolicyRule;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore.Owner;
import io.entitytokens.token.store.ViolationStore;
import io.entitytokens.token.store.ViolationStore.Trial;
import io.entitytokens.token.store.ViolationStore.Violator;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Rules that somebody thinks of: which tokens they would hit, before they do. */
final class PolicyTrial {

    private static final Duration RECENT = Duration.ofDays(30);

    /** Whoever is refused sooner is to be seen beforehand. */
    private static final Duration SOON = Duration.ofHours(24);

    private static final int SHOWN = 100;

    private final AdminRequest request;
    private final TokenPolicy before;
    private final Trial trial;

    /**
     * @param before the rules that there are now
     * @param after those in their place
     * @param realms the rules of the realm, where those of an entity change
     */
    PolicyTrial(
            AdminRequest request,
            Owner owner,
            TokenPolicy before,
            TokenPolicy after,
            TokenPolicy realms) {
        this.request = request;
        this.before = before;
        long now = request.now();
        this.trial = new Trial(owner, after, realms, now, now - RECENT.toMillis());
    }

    /**
     * What the rules would do.
     *
     * @param rules those that tokens break, by name
     * @param refused how many tokens that were used of late would be refused soon, and are not now
     * @param confirm what a change has to bring along that refuses any
     * @param confirmExpiresTimestamp epoch milliseconds until which that is good
     */
    record Preview(
            Map<String, Violation> rules,
            long refused,
            String confirm,
            long confirmExpiresTimestamp) {}

    /**
     * Tokens that break a rule.
     *
     * @param count of all of them
     * @param recentlyUsed how many of them were used in the last thirty days
     * @param tokens a hundred at most
     */
    record Violation(long count, long recentlyUsed, List<Violator> tokens) {}

    Preview preview(PolicyConfirmation confirmation) {
        Map<String, Violation> rules = new LinkedHashMap<>();
        violations()
                .count(trial)
                .forEach((rule, count) -> rules.put(rule.value(), violation(rule, count)));
        long refused = refused();
        return new Preview(
                rules,
                refused,
                confirmation.issue(refused, trial.now()),
                trial.now() + PolicyConfirmation.GOOD_FOR.toMillis());
    }

    private Violation violation(PolicyRule rule, ViolationStore.Count count) {
        return new Violation(
                count.tokens(), count.recentlyUsed(), violations().first(trial, rule, SHOWN));
    }

    private ViolationStore violations() {
        return request.violations();
    }

    /** Rules that are no stricter than before refuse nobody. */
    private long refused() {
        boolean isStricter = !before.and(trial.policy()).equals(before);
        return isStricter
                ? violations().newlyRefused(trial, before, trial.now() + SOON.toMillis())
                : 0;
    }

    /**
     * @param confirmation asked for only where one is needed
     * @param confirm what the request has brought along, or null
     * @throws org.keycloak.services.ErrorResponseException 409 if nobody has seen that the rules
     *     would hit so many
     */
    void requireConfirmed(Supplier<PolicyConfirmation> confirmation, String confirm) {
        long refused = refused();
        if (refused > 0 && !confirmation.get().isGood(confirm, refused, trial.now())) {
            throw Problem.of(
                    Response.Status.CONFLICT,
                    "confirm",
                    "confirm is required: the policy would refuse "
                            + refused
                            + (refused == 1 ? " token that was" : " tokens that were")
                            + " used in the last 30 days. Preview the same change, and send the"
                            + " confirm value of the reply within 15 minutes");
        }
    }
}
