package io.entitytokens.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

    private static final int SHA_256_BYTES = 32;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Looking one up among the security providers costs more than the hash, so does a clone. */
    private static final ThreadLocal<MessageDigest> DIGESTS =
            ThreadLocal.withInitial(TokenHash::sha256);

    private final String scheme;
    private final byte[] digest;

    /** Of a text that was found to be the token; null until then. */
    private volatile byte[] digestOfText;

    /**
     * A hash as it was stored.
     *
     * @param scheme how it was made; one that this version does not know matches nothing
     * @param digest the digest
     */
    public TokenHash(String scheme, byte[] digest) {
        this.scheme = scheme;
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
    boolean matches(TokenHash other) {
        return SHA_256.equals(scheme)
                && SHA_256.equals(other.scheme)
                && MessageDigest.isEqual(digest, other.digest);
    }

    /**
     * Remembers a text that was read and matched, by a digest of it: as long as this hash lies in
     * memory, the same text need not be read again.
     */
    void learn(String token) {
        digestOfText = digest(token);
    }

    /**
     * Whether this is the very text that was learnt. Compares in constant time.
     *
     * @param token of the right length, with the id of the token that this hash is of
     */
    boolean isKnownFor(String token) {
        byte[] known = digestOfText;
        return known != null && isEqual(known, digest(token));
    }

    /**
     * As {@link MessageDigest#isEqual}, of two digests of this scheme and eight bytes at a time:
     * byte by byte, it would be a seventh of a check (docs/performance.md).
     */
    static boolean isEqual(byte[] one, byte[] other) {
        long difference = 0;
        for (int i = 0; i < SHA_256_BYTES; i += Long.BYTES) {
            difference |= (long) LONGS.get(one, i) ^ (long) LONGS.get(other, i);
        }
        return difference == 0;
    }

    /** Of the secret and the checksum as they are written: 49 bytes, one block of SHA-256. */
    private static byte[] digest(String token) {
        // What is not Latin-1 becomes a question mark, which stands in no token.
        byte[] chars = token.getBytes(StandardCharsets.ISO_8859_1);
        MessageDigest sha256 = DIGESTS.get();
        sha256.update(chars, TokenFormat.SECRET_START, chars.length - TokenFormat.SECRET_START);
        return sha256.digest();
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
