package io.entitytokens.token.verify;

import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.TokenStore.UsedSecret;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When secrets were used for the first time, in memory, and what that ends. */
final class FirstUses {

    private final Map<TokenId, Duration> settles = new HashMap<>();
    private final Map<FirstUse, UsedSecret> uses = new HashMap<>();

    private record FirstUse(TokenId id, int generation) {}

    /**
     * @param settle how long after the first use of its newest secret the older ones end; null if
     *     that ends none
     */
    void rotated(TokenId id, Duration settle) {
        settles.put(id, settle);
    }

    /** The secrets of a token, each with what is known of its use. */
    List<UsedSecret> of(TokenId id, Secrets secrets) {
        return secrets.all().map(secret -> of(id, secret)).toList();
    }

    private UsedSecret of(TokenId id, Secret secret) {
        UsedSecret first = uses.get(new FirstUse(id, secret.generation()));
        return first == null
                ? new UsedSecret(secret, null, null, null)
                : new UsedSecret(
                        secret,
                        first.firstUsedTimestamp(),
                        first.lastUsedTimestamp(),
                        first.lastUsedIp());
    }

    /** The secrets of a token after the use of one of them. */
    Secrets note(TokenId id, Secrets secrets, int generation, long timestamp, String ip) {
        return secrets.find(generation)
                .filter(secret -> !secret.used())
                .map(GivenSecret::used)
                .map(used -> note(id, with(used, secrets), used, timestamp, ip))
                .orElse(secrets);
    }

    private Secrets note(TokenId id, Secrets secrets, Secret used, long timestamp, String ip) {
        uses.put(
                new FirstUse(id, used.generation()),
                new UsedSecret(used, timestamp, timestamp, ip));
        Secrets noted = secrets;
        Duration settle = settles.get(id);
        if (settle != null && used.generation() == noted.current().generation()) {
            SecretEnd end = endAfter(settle, timestamp);
            for (Secret good : noted.overlapping(timestamp).toList()) {
                noted = noted.ended(good.generation(), end, timestamp);
            }
        }
        return noted;
    }

    private static Secrets with(Secret changed, Secrets secrets) {
        List<Secret> all =
                secrets.all()
                        .map(
                                secret ->
                                        secret.generation() == changed.generation()
                                                ? changed
                                                : secret)
                        .toList();
        return new Secrets(all.get(0), all.subList(1, all.size()));
    }

    private static SecretEnd endAfter(Duration settle, long timestamp) {
        return new SecretEnd(
                timestamp + settle.toMillis(),
                settle.isZero() ? SecretEnd.Cause.REPLACED : SecretEnd.Cause.TIME);
    }
}
