package io.entitytokens.token.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.issue.IssuedToken;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TokenSecretTest {

    private static final TokenFormat.Generated GENERATED = TokenFormat.generate(new SecureRandom());

    private static final TokenSecret SECRET = GENERATED.secret();

    @Test
    void secretPrintsAsAPlaceholder() {
        assertThat(SECRET).hasToString("[secret]");
        assertThat("a " + SECRET + " in a log").isEqualTo("a [secret] in a log");
        assertThat(List.of(Optional.of(SECRET))).hasToString("[Optional[[secret]]]");
    }

    @Test
    void issuedTokenPrintsNothingOfItsSecret() {
        IssuedToken issued = new IssuedToken(TokenDraft.sap().build(), SECRET);

        assertThat(issued.toString())
                .contains("[secret]", "SAP Invoice Integration")
                .doesNotContain(SECRET.reveal(), SECRET.reveal().substring(27));
    }

    @Test
    void storedTokenPrintsNothingOfItsSecret() {
        StoredToken stored =
                StoredDraft.of(TokenDraft.sap().id(GENERATED.id()).build())
                        .hash(GENERATED.hash())
                        .build();

        assertThat(stored.toString())
                .contains("[hash sha256]", GENERATED.id().value())
                .doesNotContain(SECRET.reveal(), SECRET.reveal().substring(27, 70));
    }

    /** Whoever adds a getter or a public field for it must think twice. */
    @Test
    void secretTextIsAccessibleOnlyThroughReveal() {
        assertThat(TokenSecret.class.getMethods())
                .filteredOn(m -> m.getDeclaringClass() == TokenSecret.class)
                .extracting("name")
                .containsExactlyInAnyOrder("reveal", "toString");
        assertThat(TokenSecret.class.getFields()).isEmpty();
        assertThat(SECRET).isNotInstanceOf(Serializable.class);
    }
}
