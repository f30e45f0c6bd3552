package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.OnReuse;
import io.entitytokens.token.Permission;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore.Owner;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PolicyRowTest {

    private static final Owner REALM = Owner.realm("realm-1");
    private static final TokenPolicy STRICT =
            PolicyDraft.ofSecrets(Duration.ofMillis(1), OnReuse.DISABLE, false);

    static Stream<TokenPolicy> policies() {
        return Stream.of(
                STRICT,
                TokenPolicy.NONE,
                PolicyDraft.rules()
                        .maxLifespan("P366D")
                        .expiryRequired(true)
                        .defaultLifespan("PT36H")
                        .namePattern("SAP .*")
                        .permissions(Permission.READ, Permission.DELETE)
                        .addressesRequired(false)
                        .maxTokens(7)
                        .enforceFrom(0)
                        .build(),
                PolicyDraft.rules().permissions(Permission.WRITE).build(),
                PolicyDraft.ofSecrets(Duration.ZERO, null, null),
                PolicyDraft.ofSecrets(TokenPolicy.LONGEST_OVERLAP, OnReuse.REPORT, true));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void rulesComeBackFromTheirRowUnchanged(TokenPolicy policy) {
        assertThat(new PolicyRow(REALM, policy).toModel()).isEqualTo(policy);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void changeReplacesAllRules(TokenPolicy policy) {
        PolicyRow row = new PolicyRow(REALM, STRICT);
        row.change(policy);

        assertThat(row.toModel()).isEqualTo(policy);
    }

    @Test
    void whereThereIsNoRowThereAreNoRules() {
        assertThat(PolicyRow.rulesOf(null)).isEqualTo(TokenPolicy.NONE);
        assertThat(PolicyRow.rulesOf(new PolicyRow(REALM, STRICT))).isEqualTo(STRICT);
    }

    /** Whoever makes a realm chooses its id, which may be that of an entity. */
    @Test
    void realmAndEntityOfOneIdHaveDifferentKeys() {
        assertThat(PolicyRow.key(Owner.realm("x")))
                .isNotEqualTo(PolicyRow.key(new Owner("realm-1", "x")));
    }
}
