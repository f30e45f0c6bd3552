package io.entitytokens.token.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenFormatTest {

    /** As documented for secret scanners. */
    private static final Pattern DOCUMENTED =
            Pattern.compile("ket_[0-9A-Za-z]{22}_[0-9A-Za-z]{49}");

    private static final SecureRandom RANDOM = new SecureRandom();

    @Property
    void generatedTokenAndHashMatchTheReferenceFormat(
            @ForAll @Size(16) byte[] id, @ForAll @Size(32) byte[] secret) {
        TokenFormat.Generated generated = TokenFormat.generate(new GivenRandom(id, secret));

        String text = generated.secret().reveal();
        assertThat(text)
                .isEqualTo(ReferenceFormat.token(id, secret))
                .hasSize(76)
                .matches(DOCUMENTED);
        assertThat(generated.id().value()).isEqualTo(ReferenceFormat.base62(id, 22));
        assertThat(generated.hash().scheme()).isEqualTo("sha256");
        assertThat(generated.hash().digest()).isEqualTo(ReferenceFormat.sha256(id, secret));
    }

    @Property
    void parsedTokenHasTheGeneratedIdAndHash(
            @ForAll @Size(16) byte[] id, @ForAll @Size(32) byte[] secret) {
        TokenFormat.Generated generated = TokenFormat.generate(new GivenRandom(id, secret));

        Presented parsed = Presented.of(generated.secret().reveal()).orElseThrow();
        assertThat(parsed.id()).isEqualTo(generated.id());
        assertThat(parsed.hash().matches(generated.hash())).isTrue();
    }

    @Test
    void generatedTokensAreDistinctAndOfTheDocumentedForm() {
        Set<String> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        Set<TokenHash> hashes = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            TokenFormat.Generated generated = TokenFormat.generate(RANDOM);
            String text = generated.secret().reveal();
            assertThat(DOCUMENTED.matcher(text).matches()).isTrue();
            ids.add(generated.id().value());
            secrets.add(text.substring(27, 70));
            hashes.add(generated.hash());
        }
        assertThat(ids).hasSize(10_000);
        assertThat(secrets).hasSize(10_000);
        assertThat(hashes).hasSize(10_000);
    }

    @Test
    void tokenWithAMalformedBodyIsRefusedDespiteItsValidChecksum() {
        String id = "0UJg4EBGO3cQWJhXqJNbv5";
        String secret = "0".repeat(43);

        assertThat(withChecksum("ket_" + id + "_" + secret)).isPresent();
        assertThat(withChecksum("ket_" + "z".repeat(22) + "_" + secret)).isEmpty();
        assertThat(withChecksum("ket_" + id + "_" + "z".repeat(43))).isEmpty();
        assertThat(withChecksum("ket_" + id + "_" + "-" + secret.substring(1))).isEmpty();
        assertThat(withChecksum("ket_" + id + "0" + secret)).isEmpty();
        assertThat(withChecksum("KET_" + id + "_" + secret)).isEmpty();
        assertThat(withChecksum("pat_" + id + "_" + secret)).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "_", "ket_", "ket", "Bearer ket_", "0UJg4EBGO3cQWJhXqJNbv5"})
    void textUnlikeATokenIsRefused(String text) {
        assertThat(Presented.of(text)).isEmpty();
    }

    @Test
    void hugeTextIsRefused() {
        String token = TokenFormat.generate(RANDOM).secret().reveal();

        assertThat(Presented.of("ket_" + "0".repeat(50_000_000))).isEmpty();
        assertThat(Presented.of(token.repeat(100_000))).isEmpty();
    }

    @Test
    void generatedAndParsedTokensPrintNoSecret() {
        TokenFormat.Generated generated = TokenFormat.generate(RANDOM);
        String secret = generated.secret().reveal().substring(27);

        assertThat(generated.toString()).doesNotContain(secret);
        assertThat(Presented.of(generated.secret().reveal()).toString()).doesNotContain(secret);
    }

    private static Optional<Presented> withChecksum(String body) {
        return Presented.of(body + ReferenceFormat.checksum(body));
    }
}
