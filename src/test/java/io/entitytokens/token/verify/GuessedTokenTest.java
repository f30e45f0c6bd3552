package io.entitytokens.token.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.format.ReferenceFormat;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Guesses of the right form cost no look-up. The seeds are fixed: one in 2^32 would get through.
 */
final class GuessedTokenTest {

    private static final int GUESSES = 1_000_000;

    private static final char[] BASE62 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();

    private static final Demand DEMAND =
            new Demand(EntityDraft.REALM, "invoice", Permissions.of(Permission.READ));

    private int lookups;

    private final TokenVerifier verifier =
            new TokenVerifier(
                    id -> {
                        lookups++;
                        return Optional.empty();
                    },
                    id -> true,
                    Clock.systemUTC());

    @Test
    void randomTextsOfTheRightFormAreNeverLookedUp() {
        Random random = new Random(20_261_123);
        int refused = 0;
        for (int i = 0; i < GUESSES; i++) {
            refused += isMalformed("ket_" + digits(random, 22) + "_" + digits(random, 49)) ? 1 : 0;
        }
        assertThat(refused).isEqualTo(GUESSES);
        assertThat(lookups).isZero();
    }

    /** Here ids and secrets are canonical, so that the checksum alone must refuse them. */
    @Test
    void tokensWithRandomChecksumsAreNeverLookedUp() {
        Random random = new Random(20_261_123);
        int refused = 0;
        for (int i = 0; i < GUESSES; i++) {
            String body = "ket_0" + digits(random, 21) + "_0" + digits(random, 42);
            String checksum = ReferenceFormat.base62(new BigInteger(32, random), 6);
            refused += isMalformed(body + checksum) ? 1 : 0;
        }
        assertThat(refused).isEqualTo(GUESSES);
        assertThat(lookups).isZero();
    }

    @Test
    void tokenWithTheRightChecksumIsLookedUpOnce() {
        String body = "ket_" + "0".repeat(22) + "_" + "0".repeat(43);

        assertThat(isMalformed(body + ReferenceFormat.checksum(body))).isFalse();
        assertThat(lookups).isOne();
    }

    private boolean isMalformed(String text) {
        return verifier.verify(text, DEMAND) instanceof Verdict.Refused refused
                && refused.reason() == Reason.MALFORMED;
    }

    private static String digits(Random random, int length) {
        char[] digits = new char[length];
        for (int i = 0; i < length; i++) {
            digits[i] = BASE62[random.nextInt(62)];
        }
        return new String(digits);
    }
}
