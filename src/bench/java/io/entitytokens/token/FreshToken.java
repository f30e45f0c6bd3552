package io.entitytokens.token;

import java.security.SecureRandom;

/**
 * A token made by the product's own code, and kept nowhere.
 *
 * @param hash what a table has of it
 */
public record FreshToken(String id, String secret, TokenHash hash) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static FreshToken make() {
        TokenFormat.Generated made = TokenFormat.generate(RANDOM);
        return new FreshToken(made.id().value(), made.secret().reveal(), made.hash());
    }

    /** One whose last character is another: all is right but the checksum. */
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
