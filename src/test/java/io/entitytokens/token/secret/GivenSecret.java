package io.entitytokens.token.secret;

import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.secret.SecretEnd.Cause;

/** Secrets for tests, each with a hash that tells its generation. */
public final class GivenSecret {

    private GivenSecret() {}

    public static TokenHash hash(int generation) {
        byte[] digest = new byte[32];
        digest[0] = (byte) generation;
        return new TokenHash(TokenHash.SHA_256, digest);
    }

    public static Secret current(int generation) {
        return Secret.current(generation, hash(generation), generation);
    }

    /** An older one, of which no use is known. */
    public static Secret ending(int generation, long timestamp, Cause cause) {
        return new Secret(
                generation, hash(generation), generation, false, new SecretEnd(timestamp, cause));
    }

    /** The same, when it has been accepted. */
    public static Secret used(Secret secret) {
        return new Secret(
                secret.generation(), secret.hash(), secret.createdTimestamp(), true, secret.end());
    }
}
