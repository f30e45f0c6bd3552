package io.entitytokens.token.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.ReferenceFormat;
import io.entitytokens.token.format.TokenFormat;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text that was accepted before is judged anew each time, and no other is taken for it. */
final class RepeatedTextTest {

    private static final Demand READ_INVOICE =
            new Demand(EntityDraft.REALM, "invoice", Permissions.of(Permission.READ));

    private static final String OTHERS = "0Aaz_-?\u00e9\u0130\uff10\ud800\u0000";

    private final TokenFormat.Generated generated = TokenFormat.generate(new SecureRandom());
    private final String presented = generated.secret().reveal();
    private final EntityToken token = TokenDraft.sap().id(generated.id()).build();
    private final MemoryTokens tokens = new MemoryTokens(EntityDraft.invoice().build());
    private final TokenVerifier verifier = new TokenVerifier(tokens, id -> true, Clock.systemUTC());

    @BeforeEach
    void acceptOnce() {
        tokens.put(token, generated.hash());
        verifier.verify(presented, READ_INVOICE);
    }

    @Test
    void acceptedTextIsAcceptedAgain() {
        assertThat(verifier.verify(presented, READ_INVOICE)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void tokenWithAnyOtherCharacterIsRefused() {
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

    @Test
    void wrongSecretIsRefused() {
        String body = presented.substring(0, 27) + "0".repeat(43);

        assertThat(verifier.verify(body + ReferenceFormat.checksum(body), READ_INVOICE))
                .isEqualTo(
                        Verdict.Refused.of(
                                Reason.WRONG_SECRET,
                                StoredDraft.of(token).hash(generated.hash()).build()));
    }

    /** Two surrogates are two characters, and one byte. */
    @Test
    void tokenWithASurrogatePairIsMalformed() {
        for (int i = 0; i < presented.length() - 1; i++) {
            String changed = presented.substring(0, i) + "😀" + presented.substring(i + 2);
            assertThat(verifier.verify(changed, READ_INVOICE))
                    .isEqualTo(Verdict.Refused.outright(Reason.MALFORMED));
        }
    }

    @Test
    void secretIsWrongAfterTheStoredHashIsReplaced() {
        TokenFormat.Generated renewed = TokenFormat.generate(new SecureRandom());
        tokens.put(token, renewed.hash());

        assertRefused(Reason.WRONG_SECRET);
    }

    @Test
    void tokenDisabledAfterAcceptanceIsRefused() {
        tokens.put(token.changed(token.settings().withEnabled(false), 1), generated.hash());

        assertRefused(Reason.DISABLED);
    }

    @Test
    void tokenIsUnknownInAnotherRealmAndOnlyItsIdIsTold() {
        Demand elsewhere = new Demand("another realm", "invoice", Permissions.of(Permission.READ));

        assertThat(verifier.verify(presented, elsewhere))
                .isEqualTo(Verdict.Refused.of(Reason.UNKNOWN, generated.id()));
    }

    @Test
    void deletedTokenIsUnknown() {
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
