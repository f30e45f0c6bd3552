package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.WithOwnServer;
import io.entitytokens.token.Permission;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.PolicyRule;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore.Owner;
import io.entitytokens.token.store.ViolationStore;
import io.entitytokens.token.store.ViolationStore.Count;
import io.entitytokens.token.store.ViolationStore.Trial;
import io.entitytokens.token.store.ViolationStore.Violator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Which of 100,000 tokens on PostgreSQL would break rules: the database counts them, and no token
 * is read but those that are named.
 */
@WithOwnServer
class ViolationCountIT {

    private static final long NOW = 1_000_000_000_000L;
    private static final int TOKENS = 100_000;
    private static final TokenPolicy ALL_RULES =
            PolicyDraft.rules()
                    .maxLifespan("P30D")
                    .expiryRequired(true)
                    .addressesRequired(true)
                    .permissions(Permission.READ)
                    .enforceFrom(0)
                    .build();

    private static EmbeddedPostgres postgres;
    private static Plans plans;

    @BeforeAll
    static void fill() throws Exception {
        postgres = EmbeddedPostgres.start();
        plans = Plans.on(postgres);
        // Half of them never expire, half may write, and a tenth was used of late.
        new ManyTokens(
                        "1 + i % 1000",
                        "i % 2 = 0",
                        "case when i % 2 = 0 then null else " + NOW + " + 1 end",
                        NOW + " - 1",
                        "case when right(id, 1) = '0' then " + NOW + " else 0 end")
                .fill(plans, 1_000, TOKENS);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    private static <T> T ask(Function<ViolationStore, T> question) throws Exception {
        return plans.with("set work_mem = '4MB'", em -> question.apply(store(em)));
    }

    private static ViolationStore store(EntityManager em) {
        return new JpaViolationStore(em);
    }

    private static Trial trial(TokenPolicy policy) {
        return new Trial(Owner.realm(ManyTokens.REALM), policy, TokenPolicy.NONE, NOW, NOW - 1);
    }

    @Test
    void databaseCountsTheTokensThatBreakEachRule() throws Exception {
        Map<PolicyRule, Count> counts = ask(store -> store.count(trial(ALL_RULES)));

        assertThat(counts)
                .isEqualTo(
                        Map.of(
                                PolicyRule.MAX_LIFESPAN, new Count(TOKENS / 2, TOKENS / 10),
                                PolicyRule.EXPIRY_REQUIRED, new Count(TOKENS / 2, TOKENS / 10),
                                PolicyRule.PERMISSIONS, new Count(TOKENS / 2, TOKENS / 10),
                                PolicyRule.ADDRESSES_REQUIRED, new Count(TOKENS, TOKENS / 10)));
    }

    @Test
    void databaseCountsTheTokensInUseThatWouldBeRefused() throws Exception {
        long ruled = ask(store -> store.newlyRefused(trial(ALL_RULES), TokenPolicy.NONE, NOW));
        long kept = ask(store -> store.newlyRefused(trial(ALL_RULES), ALL_RULES, NOW));

        assertThat(ruled).isEqualTo(TOKENS / 10);
        assertThat(kept).isZero();
    }

    @Test
    void databaseNamesTheFirstOfThoseThatBreakARule() throws Exception {
        for (PolicyRule rule : PolicyRule.values()) {
            List<Violator> first = ask(store -> store.first(trial(ALL_RULES), rule, 100));
            assertThat(first).as(rule.toString()).hasSize(100);
        }
    }
}
