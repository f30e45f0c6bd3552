package io.entitytokens.policy;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.NamePattern;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TimeSpan;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenSettings;
import io.entitytokens.token.issue.ExpiryRules;
import io.entitytokens.token.issue.RotationOrder;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * The rules of a policy, applied to what somebody wants to make of a token. Of a token that exists,
 * only what changes is judged: so one that breaks a rule already can still be renamed.
 */
public final class TokenRules {

    private final TokenPolicy policy;
    private final Entity entity;
    private final long now;

    /**
     * @param policy what holds for the entity's tokens
     * @param now epoch milliseconds
     */
    public TokenRules(TokenPolicy policy, Entity entity, long now) {
        this.policy = policy;
        this.entity = entity;
        this.now = now;
    }

    /**
     * Whether there may be such a token.
     *
     * @throws InvalidValueException naming the field, and the rule
     */
    public void requireNew(TokenSettings settings, RotationOrder.Expiry expiry) {
        requireName(settings.name());
        requirePermissions(settings.permissions());
        requireAddresses(settings);
        new ExpiryRules(policy, now).require(expiry);
    }

    /**
     * Whether a token may become so.
     *
     * @throws InvalidValueException naming the field, and the rule
     */
    public void requireChange(TokenSettings before, TokenSettings after) {
        if (!after.name().equals(before.name())) {
            requireName(after.name());
        }
        requirePermissions(added(before.permissions(), after.permissions()));
        if (!Objects.equals(after.addresses(), before.addresses())) {
            requireAddresses(after);
        }
        if (!Objects.equals(after.expiresTimestamp(), before.expiresTimestamp())) {
            new ExpiryRules(policy, now)
                    .require(new RotationOrder.Expiry(after.expiresTimestamp(), null));
        }
    }

    private static Permissions added(Permissions before, Permissions after) {
        Set<Permission> added = EnumSet.noneOf(Permission.class);
        added.addAll(after);
        added.removeAll(before);
        return Permissions.of(added);
    }

    /**
     * Whether a secret may be replaced so; what the order leaves open is no matter.
     *
     * @throws InvalidValueException naming the field, and the rule
     */
    void requireOrder(RotationOrder order) {
        if (order.expiry() != null) {
            new ExpiryRules(policy, now).require(order.expiry());
        }
        if (order.overlap() != null && order.overlap().compareTo(policy.overlapLimit()) > 0) {
            throw new InvalidValueException(
                    RotationOrder.OVERLAP,
                    "must be at most "
                            + TimeSpan.text(policy.overlapLimit())
                            + ", by the policy (maxOverlap)");
        }
    }

    /**
     * Whether the secret of a token may be replaced so, though the token itself is exempt. Then an
     * expiry may stay that breaks the rules, and not move on.
     *
     * @throws InvalidValueException naming the field, and the rule
     */
    public void requireRotation(EntityToken exempt, RotationOrder order) {
        requireOrder(order);
        if (order.expiry() != null || exempt.life().lifespan() == null) {
            return;
        }
        RotationOrder.Expiry renewed = new ExpiryRules(TokenPolicy.NONE, now).renewed(exempt);
        if (renewed.timestamp() > exempt.expiresTimestamp()) {
            new ExpiryRules(policy, now).require(renewed);
        }
    }

    /**
     * Whether the entity may have one token more.
     *
     * @param tokens how many it has then, without those that are over, and without exempt ones
     * @throws InvalidValueException naming the rule
     */
    public void requireRoom(long tokens) {
        if (tokens > policy.maxTokens()) {
            throw new InvalidValueException(
                    "maxTokens",
                    "of the policy is reached: the entity has "
                            + policy.maxTokens()
                            + " tokens that are neither revoked nor expired");
        }
    }

    private void requireName(String name) {
        if (policy.namePattern() != null && !NamePatterns.matches(policy.namePattern(), name)) {
            throw new InvalidValueException(
                    "name",
                    "must match "
                            + String.join(" and ", policy.namePattern().texts())
                            + ", by the policy ("
                            + NamePattern.FIELD
                            + ")");
        }
    }

    private void requirePermissions(Permissions permissions) {
        if (policy.permissions() != null && !policy.permissions().containsAll(permissions)) {
            throw new InvalidValueException(
                    "permissions",
                    policy.permissions().isEmpty()
                            ? "cannot be granted at all, by the policy (permissions)"
                            : "may contain "
                                    + String.join(", ", policy.permissions().values())
                                    + " only, by the policy (permissions)");
        }
    }

    private void requireAddresses(TokenSettings settings) {
        new AddressRules(policy).requireToken(settings.addresses(), entity.settings().addresses());
    }
}
