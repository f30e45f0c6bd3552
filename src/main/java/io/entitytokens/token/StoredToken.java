package io.entitytokens.token;

import io.entitytokens.token.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that is needed to judge a token.
 *
 * @param policy the rules for its entity's tokens, of the realm and the entity, also if the token
 *     is exempt
 * @param realmEnabled whether the realm is switched on, as the database says; what Keycloak's own
 *     cache says may be older where nodes cannot talk
 */
public record StoredToken(
        EntityToken token,
        Secrets secrets,
        Entity entity,
        boolean realmEnabled,
        TokenPolicy policy) {

    /** A token together with its entity. */
    public static StoredToken of(Credential credential, EntityState state) {
        return new StoredToken(
                credential.token(),
                credential.secrets(),
                state.entity(),
                state.realmEnabled(),
                state.policy());
    }

    /** Whether it may be used from some networks only. */
    public boolean hasAddressList() {
        return entity.settings().addresses() != null || token.settings().addresses() != null;
    }

    /** Whether it may be used only so often. */
    public boolean isLimited() {
        return !entity.settings().limits().isEmpty() || !token.settings().limits().isEmpty();
    }

    /** How often the token may be used: its entity's limits, and then its own. */
    public List<RateLimit> limits() {
        List<RateLimit> ofEntity = entity.settings().limits();
        List<RateLimit> own = token.settings().limits();
        if (own.isEmpty() || ofEntity.isEmpty()) {
            return own.isEmpty() ? ofEntity : own;
        }
        List<RateLimit> both = new ArrayList<>(ofEntity);
        both.addAll(own);
        return both;
    }

    /**
     * This, with no more permissions than the policy leaves it at this time. A token to which it
     * leaves none is refused, so that nobody asks which ones it has.
     *
     * @param now epoch milliseconds
     */
    public StoredToken enforcedAt(long now) {
        Permissions left = Enforcement.permissionsLeft(token, policy, now);
        return left.isEmpty() || left.equals(token.permissions())
                ? this
                : new StoredToken(
                        token.withPermissions(left), secrets, entity, realmEnabled, policy);
    }

    /**
     * What it is good for.
     *
     * @param now epoch milliseconds
     */
    public TokenStatus status(long now) {
        return TokenStatus.of(token, entity, policy, now);
    }

    /** This, where of the entity's audience nobody counts but the resource servers that work. */
    public StoredToken with(WorkingClients clients) {
        Set<String> audience = entity.audience();
        if (audience.stream().allMatch(clients::isWorking)) {
            return this;
        }
        Set<String> working =
                audience.stream().filter(clients::isWorking).collect(Collectors.toSet());
        return new StoredToken(token, secrets, entity.withAudience(working), realmEnabled, policy);
    }
}
