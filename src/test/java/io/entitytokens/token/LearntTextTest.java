package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text that was found to be the token is known again, and nothing else is. */
final class LearntTextTest {

    private static final Demand READ_INVOICE =
            new Demand(EntityDraft.REALM, "invoice", Set.of(Permission.READ));

    private static final String OTHERS = "0Aaz_-?\u00e9\u0130\uff10\ud800\u0000";

    private final TokenFormat.Generated generated = TokenFormat.generate(new SecureRandom());
    private final String presented = generated.secret().reveal();
    private final EntityToken token = TokenDraft.sap().id(generated.id()).build();
    private final MemoryTokens tokens = new MemoryTokens(EntityDraft.invoice().build());
    private final TokenVerifier verifier = new TokenVerifier(tokens, Clock.systemUTC());

    @BeforeEach
    void learn() {
        tokens.put(token, generated.hash());
        verifier.verify(presented, READ_INVOICE);
    }

    @Test
    void verifyWhenTheTextIsLearntThenAcceptedWithoutALookup() {
        assertThat(verifier.verify(presented, READ_INVOICE)).isInstanceOf(Verdict.Accepted.class);
        assertThat(tokens.lookups()).isOne();
    }

    @Test
    void verifyWhenAnyCharacterIsAnotherThenRefused() {
        for (int i = 0; i < presented.length(); i++) {
            for (int other = 0; other < OTHERS.length(); other++) {
                char c = OTHERS.charAt(other);
                String changed = presented.substring(0, i) + c + presented.substring(i + 1);
                assertThat(verifier.verify(changed, READ_INVOICE) instanceof Verdict.Accepted)
                        .as(changed)
                        .isEqualTo(changed.equals(presented));
            }
        }
    }

    /** The token is at hand: that another text is not its own needs no second question. */
    @Test
    void verifyWhenTheSecretIsWrongThenRefusedWithoutALookup() {
        String body = presented.substring(0, 27) + "0".repeat(43);

        assertThat(verifier.verify(body + ReferenceFormat.checksum(body), READ_INVOICE))
                .isEqualTo(
                        Verdict.Refused.of(
                                Reason.WRONG_SECRET,
                                new StoredToken(
                                        token,
                                        generated.hash(),
                                        EntityDraft.invoice().build(),
                                        true)));
        assertThat(tokens.lookups()).isOne();
    }

    /** Two surrogates are two characters, and one byte. */
    @Test
    void verifyWhenTwoCharactersAreASurrogatePairThenRefused() {
        for (int i = 0; i < presented.length() - 1; i++) {
            String changed = presented.substring(0, i) + "😀" + presented.substring(i + 2);
            assertThat(verifier.verify(changed, READ_INVOICE))
                    .isEqualTo(Verdict.Refused.outright(Reason.MALFORMED));
        }
    }

    @Test
    void verifyWhenTheSecretIsAnotherTokensThenWrongSecret() {
        TokenFormat.Generated renewed = TokenFormat.generate(new SecureRandom());
        tokens.put(token, renewed.hash());

        assertRefused(Reason.WRONG_SECRET);
    }

    @Test
    void verifyWhenTheTokenIsSwitchedOffThenRefused() {
        tokens.put(token.switched(false, 1), generated.hash());

        assertRefused(Reason.DISABLED);
    }

    @Test
    void verifyWhenAskedInAnotherRealmThenUnknownByTheIdAlone() {
        Demand elsewhere = new Demand("another realm", "invoice", Set.of(Permission.READ));

        assertThat(verifier.verify(presented, elsewhere))
                .isEqualTo(Verdict.Refused.of(Reason.UNKNOWN, generated.id()));
    }

    @Test
    void verifyWhenTheTokenIsGoneThenUnknown() {
        tokens.delete(token);

        assertThat(verifier.verify(presented, READ_INVOICE))
                .isEqualTo(Verdict.Refused.of(Reason.UNKNOWN, generated.id()));
    }

    private void assertRefused(Reason reason) {
        assertThat(verifier.verify(presented, READ_INVOICE))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
