package io.entitytokens.token.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd.Cause;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GrantTest {

    private static final Secret CURRENT = GivenSecret.current(2);
    private static final Secret OLDER = GivenSecret.ending(1, 5_000, Cause.TIME);

    private static Grant grant(EntityToken token, Secret secret, Permission... permissions) {
        return new Grant(
                EntityDraft.invoice().build(),
                token,
                secret,
                Permissions.of(permissions),
                Set.of("api"));
    }

    private static Long end(Long expires, Secret secret) {
        return grant(TokenDraft.sap().expires(expires).build(), secret, Permission.READ)
                .endsTimestamp();
    }

    @Test
    void grantCannotExceedTheTokensPermissions() {
        EntityToken narrow = TokenDraft.sap().permissions(Permissions.of(Permission.READ)).build();

        assertThatThrownBy(() -> grant(narrow, CURRENT, Permission.WRITE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void grantEndsWithTheTokenOrWithTheSecretWhicheverIsSooner() {
        assertThat(end(4_000L, OLDER)).isEqualTo(4_000);
        assertThat(end(6_000L, OLDER)).isEqualTo(5_000);
        assertThat(end(null, OLDER)).isEqualTo(5_000);
        assertThat(end(6_000L, CURRENT)).isEqualTo(6_000);
    }

    @Test
    void grantOfTheCurrentSecretOfATokenWithoutExpiryNeverEnds() {
        assertThat(end(null, CURRENT)).isNull();
    }
}
