package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.WithOwnServer;
import io.entitytokens.token.store.Page;
import io.entitytokens.token.store.TokenCache;
import io.entitytokens.token.store.TokenStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How PostgreSQL makes a page where nearly all entities have one token, and some have very many:
 * after a few questions it plans for what is usual, whatever is asked.
 */
@WithOwnServer
class UnevenEntitiesPlansIT {

    private static final TokenCache NOTHING_CHANGES = null;

    private static final TokenStore.Filter OF_ONE_ENTITY =
            TokenStore.Filter.all(ManyTokens.REALM, "00000000-0000-0000-0000-000000000001", 0);

    private static EmbeddedPostgres postgres;
    private static Plans plans;

    @BeforeAll
    static void fill() throws Exception {
        postgres = EmbeddedPostgres.start();
        plans = Plans.on(postgres);
        new ManyTokens(
                        "case when i % 3 = 0 then 1 else 1 + i % 1000 end",
                        "false",
                        "case when i % 2 = 0 then null else i end",
                        "i",
                        "created_timestamp")
                .fill(plans, 1_000, 1_000);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    /** Otherwise each token of the entity is compared with each: a million times for a thousand. */
    @ParameterizedTest
    @EnumSource
    void pageOfTokensFindsTheRestOfEachByItsKey(TokenStore.Sort sort) throws Exception {
        String plan =
                plans.whateverIsAsked(
                        em ->
                                assertThat(
                                                new JpaTokenStore(em, NOTHING_CHANGES)
                                                        .list(
                                                                OF_ONE_ENTITY,
                                                                sort,
                                                                true,
                                                                new Page(0, Plans.PAGE)))
                                        .hasSize(Plans.PAGE));

        assertThat(plan)
                .contains("_id)::text = $")
                .containsPattern("using et_pk_token(_use)? ")
                .contains("using et_pk_entity ")
                .doesNotContain("Join Filter");
    }
}
