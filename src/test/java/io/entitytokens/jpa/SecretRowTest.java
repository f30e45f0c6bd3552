package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SecretRowTest {

    private static final TokenId ID = TokenDraft.sap().build().id();

    @ParameterizedTest
    @EnumSource
    void secretComesBackFromItsRowUnchanged(Cause cause) {
        Secret secret = GivenSecret.ending(7, 5_000, cause);

        assertThat(new SecretRow(ID, secret).toModel(false)).isEqualTo(secret);
        assertThat(new SecretRow(ID, secret).toModel(true)).isEqualTo(GivenSecret.used(secret));
    }

    @Test
    void endIsReplacedAndNothingElse() {
        SecretRow row = new SecretRow(ID, GivenSecret.ending(7, 5_000, Cause.TIME));
        row.end(new SecretEnd(4_000, Cause.EARLY));

        assertThat(row.toModel(false)).isEqualTo(GivenSecret.ending(7, 4_000, Cause.EARLY));
    }

    @Test
    void rowIsFoundByTokenAndGeneration() {
        SecretRow row = new SecretRow(ID, GivenSecret.ending(7, 5_000, Cause.TIME));

        assertThat(row.generation()).isEqualTo(7);
        assertThat(row.key())
                .isEqualTo(new SecretKey(ID.value(), 7))
                .hasSameHashCodeAs(new SecretKey(ID.value(), 7))
                .isNotEqualTo(new SecretKey(ID.value(), 8))
                .isNotEqualTo(new SecretKey("another", 7));
    }
}
