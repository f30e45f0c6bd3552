package io.entitytokens.bench.rig;

import io.entitytokens.token.format.TokenFormat;
import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.format.TokenId;
import java.security.SecureRandom;

/**
 * A token that the product's own code makes and nobody stores.
 *
 * @param hash what the database would store
 */
public record FreshToken(String id, String secret, TokenHash hash) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static FreshToken make() {
        return of(TokenFormat.generate(RANDOM));
    }

    private static FreshToken of(TokenFormat.Generated made) {
        return new FreshToken(made.id().value(), made.secret().reveal(), made.hash());
    }

    /** The same token with another secret. */
    public FreshToken rotated() {
        return of(TokenFormat.generate(new TokenId(id), RANDOM));
    }

    /** The secret with another last character, so that only the checksum is wrong. */
    public String mistyped() {
        char last = secret.charAt(secret.length() - 1);
        return secret.substring(0, secret.length() - 1) + (last == '0' ? '1' : '0');
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return id;
    }
}
