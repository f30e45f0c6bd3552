package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore;
import io.entitytokens.token.store.PolicyStore.Owner;
import io.entitytokens.token.store.ViolationStore.Trial;
import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tokens a change of rules would refuse that are not refused without it. */
final class NewlyRefusedTest {

    private static final long NOW = 1_000_000;
    private static final long BY = NOW + 86_400_000;
    private static final Entity INVOICE = EntityDraft.invoice().build();
    private static final Owner REALM = Owner.realm(INVOICE.realmId());
    private static final Owner ENTITY = new Owner(INVOICE.realmId(), INVOICE.id());
    private static final TokenPolicy SOME_DAY = PolicyDraft.rules().expiryRequired(true).build();

    private static Plans plans;

    private final NotedChanges cache = new NotedChanges();

    @BeforeAll
    static void oneTokenIsInUse() throws Exception {
        plans = TokenInTables.plans();
        TokenInTables.in(plans);
        plans.fill("update et_token_use set last_used_timestamp = " + NOW);
    }

    @BeforeEach
    void thereAreNoRules() throws Exception {
        plans.fill("delete from et_policy");
        plans.fill("update et_token set enabled = true, addresses = null");
        plans.fill("update et_entity set enabled = true");
    }

    private static <T> T with(Function<EntityManager, T> work) throws Exception {
        return plans.with("set lock_timeout 1000", work);
    }

    private PolicyStore policies(EntityManager em) {
        return new JpaPolicyStore(em, cache);
    }

    private static TokenPolicy from(long enforceFrom) {
        return PolicyDraft.rules().expiryRequired(true).enforceFrom(enforceFrom).build();
    }

    private long refused(Owner owner, TokenPolicy before, TokenPolicy after) throws Exception {
        return with(
                em -> {
                    TokenPolicy realms = policies(em).find(REALM).policy();
                    Trial trial = new Trial(owner, after, realms, NOW, NOW - 1);
                    return new JpaViolationStore(em).newlyRefused(trial, before, BY);
                });
    }

    private void set(Owner owner, TokenPolicy policy) throws Exception {
        plans.fill("delete from et_policy where id = '" + PolicyRow.key(owner) + "'");
        with(
                em -> {
                    em.persist(new PolicyRow(owner, policy));
                    return null;
                });
    }

    @Test
    void tokenInUseIsRefusedByARuleFromThenOn() throws Exception {
        for (Owner owner : new Owner[] {REALM, ENTITY}) {
            assertThat(refused(owner, SOME_DAY, from(NOW))).isEqualTo(1);
            assertThat(refused(owner, from(BY), from(NOW))).isEqualTo(1);
            assertThat(refused(owner, SOME_DAY, from(BY + 1))).isZero();
            assertThat(refused(owner, from(NOW), from(NOW - 1))).isZero();
        }
    }

    @Test
    void tokenThatTheOtherRulesRefuseAlreadyIsNotRefusedSooner() throws Exception {
        set(ENTITY, from(NOW));
        assertThat(refused(REALM, SOME_DAY, from(NOW))).isZero();

        set(ENTITY, from(BY));
        assertThat(refused(REALM, SOME_DAY, from(NOW))).isEqualTo(1);

        set(REALM, from(NOW));
        assertThat(refused(ENTITY, SOME_DAY, from(NOW))).isZero();
    }

    @Test
    void disabledTokenIsNotRefusedAnew() throws Exception {
        plans.fill("update et_token set enabled = false");

        assertThat(refused(REALM, SOME_DAY, from(NOW))).isZero();
    }

    @Test
    void tokenOfADisabledEntityIsNotRefusedAnew() throws Exception {
        plans.fill("update et_entity set enabled = false");

        assertThat(refused(REALM, SOME_DAY, from(NOW))).isZero();
    }

    @Test
    void tokensWithoutAddressesAreCounted() throws Exception {
        assertThat(withoutAddresses()).isEqualTo(1);
        plans.fill("update et_token set addresses = '192.0.2.1'");
        assertThat(withoutAddresses()).isZero();
    }

    private long withoutAddresses() throws Exception {
        return with(em -> new JpaTokenStore(em, cache).countWithoutAddresses(INVOICE, NOW));
    }

    @Test
    void rulesThatAreNotThereAreNotHeld() throws Exception {
        PolicyStore.Versioned found =
                with(
                        em -> {
                            policies(em).hold(REALM);
                            return policies(em).find(REALM);
                        });
        assertThat(found.policy()).isEqualTo(TokenPolicy.NONE);

        set(REALM, SOME_DAY);
        PolicyStore.Versioned held =
                with(
                        em -> {
                            policies(em).hold(REALM);
                            return policies(em).find(REALM);
                        });
        assertThat(held.policy()).isEqualTo(SOME_DAY);
    }
}
