package io.entitytokens.token.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.format.GivenRandom;
import io.entitytokens.token.format.Presented;
import io.entitytokens.token.format.ReferenceFormat;
import io.entitytokens.token.format.TokenFormat;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tokens that were handed out must be good for ever: neither their text nor their hash may drift.
 * The expected values were computed by other means, and are computed here once more without the
 * code under test.
 */
final class KnownTokenTest {

    @ParameterizedTest
    @CsvSource({
        "101112131415161718191a1b1c1d1e1f,"
                + " 404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f,"
                + " ket_0UJg4EBGO3cQWJhXqJNbv5_FEgKooW5RLbIKrUYErGAWCWMtO7YYD7L8rb7x51oVyx0y3IFU,"
                + " 0y3IFU, b4616b3f34ab60dcbfde0c23e1d750f577d976067372209569a69baaa826f32b",
        "00000000000000000000000000000000,"
                + " 0000000000000000000000000000000000000000000000000000000000000000,"
                + " ket_0000000000000000000000_000000000000000000000000000000000000000000026q8Zy,"
                + " 26q8Zy, 17b0761f87b081d5cf10757ccc89f12be355c70e2e29df288b65b30710dcbcd1",
        "ffffffffffffffffffffffffffffffff,"
                + " ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff,"
                + " ket_7n42DGM5Tflk9n8mt7Fhc7_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp13b1kRN,"
                + " 3b1kRN, 80a76a18acf8cb64fec3a659ffc4bab4a87cd9a6fde4dab2161a8751d136c9d2"
    })
    void knownRandomBytesYieldTheKnownTextChecksumAndHash(
            String idHex, String secretHex, String text, String checksum, String sha256) {
        byte[] id = HexFormat.of().parseHex(idHex);
        byte[] secret = HexFormat.of().parseHex(secretHex);

        TokenFormat.Generated generated = TokenFormat.generate(new GivenRandom(id, secret));
        Presented parsed = Presented.of(text).orElseThrow();

        assertThat(generated.secret().reveal())
                .isEqualTo(text)
                .endsWith(checksum)
                .isEqualTo(ReferenceFormat.token(id, secret));
        assertThat(generated.id().value()).isEqualTo(text.substring(4, 26));
        assertThat(parsed.id()).isEqualTo(generated.id());
        assertThat(generated.hash().scheme()).isEqualTo("sha256");
        assertThat(HexFormat.of().formatHex(parsed.hash().digest()))
                .isEqualTo(sha256)
                .isEqualTo(HexFormat.of().formatHex(generated.hash().digest()))
                .isEqualTo(HexFormat.of().formatHex(ReferenceFormat.sha256(id, secret)));
    }
}
