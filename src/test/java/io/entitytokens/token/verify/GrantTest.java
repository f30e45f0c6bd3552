package io.entitytokens.token.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd.Cause;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GrantTest {

    private static final Secret CURRENT = GivenSecret.current(2);
    private static final Secret OLDER = GivenSecret.ending(1, 5_000, Cause.TIME);

    private static Grant grant(EntityToken token, Secret secret, Permission... permissions) {
        return grant(TokenPolicy.NONE, token, secret, permissions);
    }

    private static Grant grant(
            TokenPolicy policy, EntityToken token, Secret secret, Permission... permissions) {
        return new Grant(
                EntityDraft.invoice().build(),
                token,
                secret,
                Permissions.of(permissions),
                Set.of("api"),
                policy);
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

    private static Long end(PolicyDraft policy, TokenDraft token, Permission... permissions) {
        return grant(policy.enforceFrom(3_000).build(), token.build(), CURRENT, permissions)
                .endsTimestamp();
    }

    /** A JWT is not asked about again by whoever checks it locally. */
    @Test
    void grantEndsWhenTheRulesRefuseItsTokenOrTakeAwayWhatItGives() {
        TokenDraft sap = TokenDraft.sap();

        assertThat(end(PolicyDraft.rules().expiryRequired(true), sap, Permission.READ))
                .isEqualTo(3_000);
        assertThat(end(PolicyDraft.rules().permissions(Permission.READ), sap, Permission.WRITE))
                .isEqualTo(3_000);
        assertThat(end(PolicyDraft.rules().permissions(Permission.READ), sap, Permission.READ))
                .isNull();
        assertThat(end(PolicyDraft.rules(), sap, Permission.READ)).isNull();
        assertThat(end(PolicyDraft.rules().expiryRequired(true), sap.exempt(), Permission.READ))
                .isNull();
    }
}
