package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.WithOwnServer;
import io.entitytokens.token.store.EntityStore;
import io.entitytokens.token.store.Page;
import io.entitytokens.token.store.TokenCache;
import io.entitytokens.token.store.TokenStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How PostgreSQL makes a page of the admins' lists out of very many entities and tokens: in the
 * order of an index, so that it costs the same however many there are.
 */
@WithOwnServer
class ListPlansIT {

    private static final TokenCache NOTHING_CHANGES = null;

    private static final String BUSY = "00000000-0000-0000-0000-000000000001";

    private static EmbeddedPostgres postgres;
    private static Plans plans;

    @BeforeAll
    static void fill() throws Exception {
        postgres = EmbeddedPostgres.start();
        plans = Plans.on(postgres);
        // Half of the tokens are those of one entity.
        new ManyTokens(
                        "case when i % 2 = 0 then 1 else 1 + i % 20000 end",
                        "false",
                        "case when i % 3 = 0 then null else i end",
                        "i",
                        "case when right(id, 1) = '0' then 0 else created_timestamp end")
                .fill(plans, 20_000, 200_000);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, et_uk_token_name",
        "CREATED, et_ix_token_created",
        "EXPIRES, et_ix_token_expires",
        "LAST_USED, et_ix_use_last"
    })
    void pageOfTokensComesInOrderFromAnIndex(TokenStore.Sort sort, String index) throws Exception {
        assertThat(tokens(sort, true)).satisfies(plan -> comesFrom(plan, index));
        assertThat(tokens(sort, false)).satisfies(plan -> comesFrom(plan, index));
    }

    @ParameterizedTest
    @CsvSource({"NAME, et_uk_entity_name", "CREATED, et_ix_entity_created"})
    void pageOfEntitiesComesInOrderFromAnIndex(EntityStore.Sort sort, String index)
            throws Exception {
        assertThat(entities(sort, true)).satisfies(plan -> comesFrom(plan, index));
        assertThat(entities(sort, false)).satisfies(plan -> comesFrom(plan, index));
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, et_ix_token_realm",
        "CREATED, et_ix_token_realm_created",
        "EXPIRES, et_ix_token_realm_expires",
        "LAST_USED, et_ix_use_realm"
    })
    void pageOfAllTokensComesInOrderFromAnIndex(TokenStore.Sort sort, String index)
            throws Exception {
        TokenStore.Filter filter = TokenStore.Filter.all(ManyTokens.REALM, null, 0);

        assertThat(tokens(filter, sort, true)).satisfies(plan -> comesFrom(plan, index));
        assertThat(tokens(filter, sort, false)).satisfies(plan -> comesFrom(plan, index));
    }

    /** Nothing of each entity is counted or sorted. */
    @Test
    void lastUseOfAnEntityIsTheEndOfAnIndex() throws Exception {
        assertThat(entities(EntityStore.Sort.NAME, true))
                .contains("et_ix_use_last")
                .doesNotContain("Aggregate");
    }

    private static void comesFrom(String plan, String index) {
        assertThat(plan)
                .contains("using " + index + " ")
                .doesNotContain("Seq Scan")
                .doesNotContainPattern("-> +Sort ");
    }

    private static String tokens(TokenStore.Sort sort, boolean ascending) throws Exception {
        return tokens(TokenStore.Filter.all(ManyTokens.REALM, BUSY, 0), sort, ascending, BUSY);
    }

    private static String tokens(
            TokenStore.Filter filter, TokenStore.Sort sort, boolean ascending, Object... more)
            throws Exception {
        Object[] values = Stream.concat(Stream.of(ManyTokens.REALM), Stream.of(more)).toArray();
        Page page = new Page(0, Plans.PAGE);
        return plans.of(
                em ->
                        assertThat(
                                        new JpaTokenStore(em, NOTHING_CHANGES)
                                                .list(filter, sort, ascending, page))
                                .hasSize(Plans.PAGE),
                values);
    }

    private static String entities(EntityStore.Sort sort, boolean ascending) throws Exception {
        EntityStore.Filter filter = new EntityStore.Filter(ManyTokens.REALM, null, false, null);
        Page page = new Page(0, Plans.PAGE);
        return plans.of(
                em ->
                        assertThat(
                                        new JpaEntityStore(em, NOTHING_CHANGES, realmId -> {})
                                                .list(filter, sort, ascending, page))
                                .hasSize(Plans.PAGE),
                ManyTokens.REALM);
    }
}
