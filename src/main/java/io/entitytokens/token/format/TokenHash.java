package io.entitytokens.token.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What is stored of a token: a digest of its id and its 256 random bits. So many random bits need
 * no slow hash (NIST SP 800-63B, section 5.1.1.2, is about what people choose).
 */
public final class TokenHash {

    /** The only scheme so far: SHA-256 over the 16 bytes of the id and the 32 of the secret. */
    public static final String SHA_256 = "sha256";

    /** Looking one up among the security providers costs more than the hash, so does a clone. */
    private static final ThreadLocal<MessageDigest> DIGESTS =
            ThreadLocal.withInitial(TokenHash::sha256);

    private final String scheme;
    private final byte[] digest;

    /**
     * A hash as it was stored.
     *
     * @param scheme how it was made; one that this version does not know matches nothing
     * @param digest the digest
     */
    public TokenHash(String scheme, byte[] digest) {
        // Rows have the name each by itself, and a node remembers many.
        this.scheme = SHA_256.equals(scheme) ? SHA_256 : scheme;
        this.digest = digest.clone();
    }

    private TokenHash(byte[] ownDigest) {
        this.scheme = SHA_256;
        this.digest = ownDigest;
    }

    static TokenHash of(byte[] idAndSecret) {
        return new TokenHash(DIGESTS.get().digest(idAndSecret));
    }

    public String scheme() {
        return scheme;
    }

    public byte[] digest() {
        return digest.clone();
    }

    /** Compares in constant time. */
    public boolean matches(TokenHash other) {
        return SHA_256.equals(scheme)
                && SHA_256.equals(other.scheme)
                && MessageDigest.isEqual(digest, other.digest);
    }

    /** A stored hash is no secret, but nobody needs to read it either. */
    @Override
    public String toString() {
        return "[hash " + scheme + "]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash hash
                && scheme.equals(hash.scheme)
                && MessageDigest.isEqual(digest, hash.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
