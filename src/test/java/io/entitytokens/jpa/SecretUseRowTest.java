package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import org.junit.jupiter.api.Test;

/** Uses on several nodes arrive in any order. */
final class SecretUseRowTest {

    private static final TokenId ID = TokenDraft.sap().build().id();

    private final SecretUseRow row = new SecretUseRow(ID, 1);

    private void use(long time, String ip) {
        row.add(TokenUse.once(ID, 1, time, ip, "forward_auth", Permissions.NONE));
    }

    @Test
    void newRowIsOfASecretThatWasNeverUsed() {
        assertThat(row.firstUsed()).isNull();
        assertThat(row.lastUsed()).isNull();
        assertThat(row.lastIp()).isNull();
    }

    @Test
    void firstAndLastUseAreKeptInWhateverOrder() {
        use(200, "10.0.0.2");
        use(300, "10.0.0.3");
        use(100, "10.0.0.1");

        assertThat(row.firstUsed()).isEqualTo(100);
        assertThat(row.lastUsed()).isEqualTo(300);
        assertThat(row.lastIp()).isEqualTo("10.0.0.3");
    }

    /** Of a secret that was used before this was kept. */
    @Test
    void lastUseIsKeptWhereTheFirstIsNotKnown() {
        row.add(null, 200L, "10.0.0.2");

        assertThat(row.firstUsed()).isNull();
        assertThat(row.lastUsed()).isEqualTo(200);
    }

    /** Something may follow from it: so it is noted apart, and at once. */
    @Test
    void stampIsNoFirstUseOfASecretThatARotationMade() {
        SecretUseRow rotated = new SecretUseRow(ID, 2);

        rotated.add(TokenUse.once(ID, 2, 200, "10.0.0.2", "forward_auth", Permissions.NONE));

        assertThat(rotated.firstUsed()).isNull();
        assertThat(rotated.lastUsed()).isEqualTo(200);
    }
}
