package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.TokenHash;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

final class TokenRowTest {

    private static final TokenHash HASH = new TokenHash("sha256", new byte[] {1, 2, 3});

    @Test
    void tokenAndHashComeBackFromTheirRowUnchanged() {
        EntityToken token = TokenDraft.sap().expires(5_000L).build();
        TokenRow row = new TokenRow(token, HASH);

        assertThat(row.id()).isEqualTo(token.id().value());
        assertThat(row.toModel())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(token);
        assertThat(row.hash()).isEqualTo(HASH);
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
        assertThat(row.hash()).isEqualTo(HASH);
    }

    @Test
    void tokenRowBelongsToItsOwnEntityOnly() {
        TokenRow row = new TokenRow(TokenDraft.sap().build(), HASH);

        assertThat(row.isOf(TokenDraft.sap().build().entityId())).isTrue();
        assertThat(row.isOf("another")).isFalse();
    }
}
