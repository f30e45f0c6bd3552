package io.entitytokens.token.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenHashTest {

    private static final byte[] DIGEST = TokenHash.of(new byte[48]).digest();

    @Property
    void storedHashMatchesTheOriginal(@ForAll @Size(48) byte[] idAndSecret) {
        TokenHash made = TokenHash.of(idAndSecret);
        TokenHash stored = new TokenHash(made.scheme(), made.digest());

        assertThat(stored.matches(made)).isTrue();
        assertThat(stored).isEqualTo(made).hasSameHashCodeAs(made);
    }

    @Property
    void hashWithOneBitChangedDoesNotMatch(@ForAll @IntRange(max = 255) int bit) {
        byte[] changed = DIGEST.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));

        assertThat(new TokenHash("sha256", changed).matches(new TokenHash("sha256", DIGEST)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha512", "SHA256", "hmac-sha256", "sha256 "})
    void hashOfAnUnknownSchemeMatchesNothingNotEvenItself(String scheme) {
        TokenHash unknown = new TokenHash(scheme, DIGEST);

        assertThat(unknown.matches(unknown)).isFalse();
        assertThat(unknown.matches(new TokenHash("sha256", DIGEST))).isFalse();
        assertThat(new TokenHash("sha256", DIGEST).matches(unknown)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33})
    void digestOfAnotherLengthDoesNotMatch(int length) {
        TokenHash other = new TokenHash("sha256", Arrays.copyOf(DIGEST, length));

        assertThat(other.matches(new TokenHash("sha256", DIGEST))).isFalse();
        assertThat(new TokenHash("sha256", DIGEST).matches(other)).isFalse();
    }

    @Test
    void digestCannotBeChangedFromOutside() {
        byte[] given = DIGEST.clone();
        TokenHash hash = new TokenHash("sha256", given);
        given[0] ^= 1;
        hash.digest()[1] ^= 1;

        assertThat(hash.digest()).isEqualTo(DIGEST);
    }

    @Test
    void hashesOfDifferentSchemesAreNotEqual() {
        assertThat(new TokenHash("sha256", DIGEST)).isNotEqualTo(new TokenHash("other", DIGEST));
    }

    @Test
    void hashPrintsItsSchemeAndNoDigest() {
        assertThat(new TokenHash("sha256", DIGEST))
                .hasToString("[hash sha256]")
                .asString()
                .doesNotContain(HexFormat.of().formatHex(DIGEST));
    }
}
