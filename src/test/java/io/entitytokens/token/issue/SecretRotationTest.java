package io.entitytokens.token.issue;

import static io.entitytokens.token.issue.RotatedTokens.NOW;
import static io.entitytokens.token.issue.RotatedTokens.PLAIN;
import static io.entitytokens.token.issue.RotatedTokens.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.DisabledReason;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenStateException;
import io.entitytokens.token.format.Presented;
import io.entitytokens.token.secret.Secret;
import org.junit.jupiter.api.Test;

/** What a rotation gives, and what it changes of the token itself. */
final class SecretRotationTest {

    private final RotatedTokens tokens = new RotatedTokens();

    @Test
    void rotatedTokenIsOfTheNextGenerationAndKnownByItsNewSecret() {
        EntityToken token = tokens.put(TokenDraft.sap());

        IssuedToken issued = tokens.rotate(token, PLAIN);

        Presented presented = Presented.of(issued.secret().reveal()).orElseThrow();
        assertThat(presented.id()).isEqualTo(token.id());
        assertThat(issued.token().life().generation()).isEqualTo(2);
        assertThat(issued.token().life().secretCreatedTimestamp()).isEqualTo(NOW);
        assertThat(tokens.secrets(token).current())
                .isEqualTo(Secret.current(2, presented.hash(), NOW));
    }

    @Test
    void rotatedSecretsAreAllDifferent() {
        EntityToken token = tokens.put(TokenDraft.sap());

        IssuedToken second = tokens.rotate(token, PLAIN);
        IssuedToken third = tokens.rotate(second.token(), PLAIN);

        assertThat(third.secret().reveal().substring(27))
                .isNotEqualTo(second.secret().reveal().substring(27));
    }

    @Test
    void rotationClearsWhyTheServerDisabledTheTokenAndLeavesItDisabled() {
        EntityToken token = tokens.put(TokenDraft.sap().disabled(DisabledReason.LEAKED));

        EntityToken rotated = tokens.rotate(token, PLAIN).token();

        assertThat(rotated.life().isRotationRequired()).isFalse();
        assertThat(rotated.enabled()).isFalse();
    }

    @Test
    void rotationByAnAdminClearsTheSuspicion() {
        EntityToken token = tokens.put(TokenDraft.sap().suspected(500));

        assertThat(tokens.rotate(token, PLAIN).token().life().isSuspected()).isFalse();
    }

    /** A thief can rotate as well as the holder. */
    @Test
    void rotationByTheHolderLeavesTheSuspicion() {
        EntityToken token = tokens.put(TokenDraft.sap().suspected(500));

        EntityToken rotated =
                tokens.rotate(token, new RotationOrder(null, null, null, true)).token();

        assertThat(rotated.life().suspectedTimestamp()).isEqualTo(500);
    }

    @Test
    void revokedTokenIsNotRotated() {
        EntityToken token = tokens.put(TokenDraft.sap().revoked(500));

        assertThatExceptionOfType(TokenStateException.class)
                .isThrownBy(() -> tokens.rotate(token, order("PT0S")))
                .withMessage("The token is revoked: it can be deleted, and not be changed");
        assertThat(tokens.secrets(token).older()).isEmpty();
    }
}
