package io.entitytokens.token.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A text that has the form of a token: right length and digits, right checksum. Whether it is one
 * of ours is another question.
 */
public final class Presented {

    private final TokenId id;
    private final byte[] idAndSecret;

    private Presented(TokenId id, byte[] idAndSecret) {
        this.id = id;
        this.idAndSecret = idAndSecret;
    }

    /**
     * @param text what the caller sent; anything at all
     * @return empty for whatever is not the canonical form of a token
     */
    public static Optional<Presented> of(String text) {
        if (!TokenFormat.hasShape(text)) {
            return Optional.empty();
        }
        // What is not Latin-1 becomes a question mark, which is no digit either; of two surrogates,
        // one.
        byte[] chars = text.getBytes(StandardCharsets.ISO_8859_1);
        if (chars.length != TokenFormat.LENGTH) {
            return Optional.empty();
        }
        byte[] idAndSecret = new byte[TokenId.BYTES + TokenFormat.SECRET_BYTES];
        boolean canonical =
                TokenFormat.decodeId(chars, idAndSecret)
                        && TokenFormat.decodeSecret(chars, idAndSecret)
                        && TokenFormat.hasRightChecksum(chars);
        return canonical
                ? Optional.of(new Presented(TokenFormat.id(text), idAndSecret))
                : Optional.empty();
    }

    public TokenId id() {
        return id;
    }

    /** The hash by which a token of these bits is known; made anew for each call. */
    public TokenHash hash() {
        return TokenHash.of(idAndSecret);
    }

    @Override
    public String toString() {
        return "Presented[" + id + ", secret]";
    }
}
