package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.DisabledReason;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenLife;
import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.secret.Secret;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

final class TokenRowTest {

    private static final TokenHash HASH = new TokenHash("sha256", new byte[] {1, 2, 3});
    private static final TokenHash OTHER_HASH = new TokenHash("sha256", new byte[] {4, 5});

    @Test
    void tokenAndHashComeBackFromTheirRowUnchanged() {
        EntityToken token = TokenDraft.sap().expires(5_000L).build();
        TokenRow row = new TokenRow(token, HASH);

        assertThat(row.id()).isEqualTo(token.id().value());
        assertThat(row.toModel())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(token);
        assertThat(row.currentSecret(false).hash()).isEqualTo(HASH);
    }

    @Property
    void permissionsComeBackFromTheRowUnchanged(@ForAll @NotEmpty Set<Permission> permissions) {
        EntityToken token = TokenDraft.sap().permissions(permissions).build();

        assertThat(new TokenRow(token, HASH).toModel().permissions()).isEqualTo(permissions);
    }

    @Test
    void changeReplacesEveryChangeableFieldButNotTheHash() {
        EntityToken before = TokenDraft.sap().expires(5_000L).build();
        EntityToken after =
                TokenDraft.sap()
                        .named("ERP")
                        .description(null)
                        .permissions(Permissions.of(Permission.WRITE))
                        .disabled()
                        .build();
        TokenRow row = new TokenRow(before, HASH);
        row.change(after);

        assertThat(row.toModel())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(after);
        assertThat(row.currentSecret(false).hash()).isEqualTo(HASH);
    }

    /** All that the server itself has made of it, or its holder. */
    @Test
    void lifeComesBackFromTheRowUnchanged() {
        EntityToken token =
                TokenDraft.sap()
                        .life(
                                new TokenLife(
                                        1,
                                        1_000,
                                        1_500,
                                        new Lifespan("P90D"),
                                        DisabledReason.LEAKED,
                                        7_000L,
                                        8_000L))
                        .build();

        assertThat(new TokenRow(token, HASH).toModel().life()).isEqualTo(token.life());
    }

    @Test
    void changeReplacesTheLifeAndClearsIt() {
        EntityToken plain = TokenDraft.sap().build();
        EntityToken marked =
                TokenDraft.sap()
                        .lifespan("P1W")
                        .disabled(DisabledReason.REUSED)
                        .suspected(5)
                        .revoked(6)
                        .build();
        TokenRow row = new TokenRow(plain, HASH);

        row.change(marked);
        assertThat(row.toModel().life()).isEqualTo(marked.life());
        row.change(plain);
        assertThat(row.toModel().life()).isEqualTo(plain.life());
    }

    @Test
    void newTokenHasItsFirstSecretWhichWasMadeWithIt() {
        EntityToken token = TokenDraft.sap().build();
        TokenRow row = new TokenRow(token, HASH);

        assertThat(row.isRotated()).isFalse();
        assertThat(row.currentSecret(false))
                .isEqualTo(Secret.current(1, HASH, token.createdTimestamp()));
        assertThat(row.settle()).isEmpty();
    }

    @Test
    void rotationReplacesTheSecretAndNothingElse() {
        EntityToken token = TokenDraft.sap().expires(5_000L).build();
        TokenRow row = new TokenRow(token, HASH);
        row.rotate(Secret.current(2, OTHER_HASH, 9_000), Duration.ofMinutes(15));

        assertThat(row.isRotated()).isTrue();
        assertThat(row.currentSecret(true)).isEqualTo(new Secret(2, OTHER_HASH, 9_000, true, null));
        assertThat(row.settle()).contains(Duration.ofMinutes(15));
        assertThat(row.toModel().settings()).isEqualTo(token.settings());
        assertThat(row.toModel().createdTimestamp()).isEqualTo(token.createdTimestamp());
        assertThat(row.toModel().life())
                .isEqualTo(new TokenLife(2, 9_000, 1_000, null, null, null, null));
    }

    @Test
    void rotationWithoutASettleForgetsThatOfTheOneBefore() {
        TokenRow row = new TokenRow(TokenDraft.sap().build(), HASH);
        row.rotate(Secret.current(2, OTHER_HASH, 9_000), Duration.ZERO);
        assertThat(row.settle()).contains(Duration.ZERO);
        row.rotate(Secret.current(3, HASH, 9_500), null);

        assertThat(row.settle()).isEmpty();
    }

    @Test
    void rotationsByTheHolderAreCountedByTheDay() {
        TokenRow row = new TokenRow(TokenDraft.sap().build(), HASH);

        assertThat(row.countSelfRotation(20_000, 2)).isTrue();
        assertThat(row.countSelfRotation(20_000, 2)).isTrue();
        assertThat(row.countSelfRotation(20_000, 2)).isFalse();
        assertThat(row.countSelfRotation(20_001, 2)).isTrue();
        assertThat(row.countSelfRotation(20_001, 2)).isTrue();
        assertThat(row.countSelfRotation(20_001, 2)).isFalse();
    }

    @Test
    void tokenRowBelongsToItsOwnEntityOnly() {
        TokenRow row = new TokenRow(TokenDraft.sap().build(), HASH);

        assertThat(row.isOf(TokenDraft.sap().build().entityId())).isTrue();
        assertThat(row.isOf("another")).isFalse();
    }
}
