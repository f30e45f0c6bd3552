package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.policy.TokenRules;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenSettings;
import io.entitytokens.token.issue.ExpiryRules;
import io.entitytokens.token.issue.RotationOrder;
import java.util.Optional;

/**
 * What the policy says of what an admin wants to make of a token. An exempt token is left out: but
 * only who may exempt it, may change it against the policy.
 */
final class PolicyCheck {

    private final AdminRequest request;
    private final Entity entity;
    private final TokenPolicy policy;
    private final TokenRules rules;

    /**
     * @param entity held already
     */
    PolicyCheck(AdminRequest request, Entity entity) {
        this.request = request;
        this.entity = entity;
        this.policy = request.effectivePolicy(entity);
        this.rules = new TokenRules(policy, entity, request.now());
    }

    /**
     * When a new token ends: as its admin says, or as the policy does where the admin says nothing.
     *
     * @throws InvalidValueException naming the field that breaks the rules
     */
    RotationOrder.Expiry expiryOfNew(JsonBody body) {
        return Expiry.isGiven(body) || TokenSettingsBody.isExempt(body)
                ? Expiry.read(body, request.now())
                : new ExpiryRules(policy, request.now()).byDefault();
    }

    /**
     * @throws InvalidValueException naming the field, and the rule
     */
    void requireNew(TokenSettings settings, RotationOrder.Expiry expiry) {
        if (!settings.exempt()) {
            rules.requireNew(settings, expiry);
        }
    }

    /**
     * @throws InvalidValueException naming the field, and the rule
     * @throws jakarta.ws.rs.ForbiddenException if only who manages entities may do that
     */
    void requireChange(EntityToken before, EntityToken after) {
        boolean isExempt = after.settings().exempt();
        if (isExempt != before.settings().exempt()) {
            request.access().requireManageEntities();
        }
        orElseExempt(isExempt, () -> rules.requireChange(before.settings(), after.settings()));
    }

    /**
     * The policy by which a secret is replaced. Who leaves something open, gets no more of an
     * exempt token than who asks for it.
     *
     * @throws jakarta.ws.rs.ForbiddenException if only who manages entities may do that
     */
    TokenPolicy forRotation(EntityToken current, RotationOrder order) {
        if (!current.settings().exempt()) {
            return policy;
        }
        if (request.access().mayManageEntities()) {
            return policy.of(current);
        }
        orElseExempt(true, () -> rules.requireRotation(current, order));
        return policy.of(current).withMaxOverlap(policy.maxOverlap());
    }

    private void orElseExempt(boolean isExempt, Runnable check) {
        try {
            check.run();
        } catch (InvalidValueException e) {
            if (!isExempt) {
                throw e;
            }
            request.access().requireManageEntities();
        }
    }

    /**
     * Whether the entity may have the token that has just been stored. The entity is held: so
     * nobody else adds one meanwhile.
     *
     * @param before as it was, or empty if it is new
     * @throws InvalidValueException naming the rule
     */
    void requireRoom(Optional<EntityToken> before, EntityToken after) {
        requireRoom(before, after, 0);
    }

    /**
     * As {@link #requireRoom}, for a token that is not stored as it would be.
     *
     * @throws InvalidValueException naming the rule
     */
    void requireRoomFor(EntityToken before, EntityToken after) {
        requireRoom(Optional.of(before), after, 1);
    }

    /**
     * @param more tokens in use than the database knows
     */
    private void requireRoom(Optional<EntityToken> before, EntityToken after, int more) {
        long now = request.now();
        boolean isOneMore =
                isCounted(after, now) && before.filter(token -> isCounted(token, now)).isEmpty();
        if (policy.maxTokens() != null && isOneMore) {
            rules.requireRoom(request.tokens().countInUse(entity, now) + more);
        }
    }

    private static boolean isCounted(EntityToken token, long now) {
        return !token.settings().exempt() && !token.life().isRevoked() && !token.isExpiredAt(now);
    }
}
