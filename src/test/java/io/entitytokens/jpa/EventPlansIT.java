package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.WithOwnServer;
import io.entitytokens.token.EntityEvent.Category;
import io.entitytokens.token.store.EventStore;
import io.entitytokens.token.store.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How the databases find events among many: the store's own queries on the changelog's own tables,
 * with the plans that PostgreSQL makes for a million rows and H2 for many. An index must do the
 * work, the order included, so that a page costs the same however many there are.
 */
@WithOwnServer
class EventPlansIT {

    private static final String BUSY = "busy-entity";
    private static final String TOKEN = "0000000000000000000007";

    private static EventStore.Filter filter(String tokenId, Set<String> kinds, Long to) {
        return new EventStore.Filter(BUSY, tokenId, kinds, null, to, null, null, false);
    }

    private static String page(Plans plans, EventStore.Filter filter, Object... values)
            throws Exception {
        return plans.of(
                em ->
                        assertThat(new JpaEventStore(em).list(filter, new Page(0, Plans.PAGE)))
                                .hasSize(Plans.PAGE),
                values);
    }

    private static String ofExpiry(Plans plans) throws Exception {
        return plans.of(
                em ->
                        assertThat(
                                        new JpaEventStore(em)
                                                .deleteExpired(
                                                        "realm", Category.USE, 20_000, Plans.PAGE))
                                .isEqualTo(Plans.PAGE),
                "realm",
                "use",
                20_000L);
    }

    @Test
    void pageOnPostgresComesInOrderFromAnIndex() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Plans plans = Plans.on(postgres);
            plans.fill(
                    """
                    insert into et_event
                      select gen_random_uuid()::text, 'realm', '%s', lpad((i %% 50)::text, 22, '0'), 'use',
                        case when i %% 1000 = 0 then 'UPDATE' else 'PERMISSION_TOKEN' end, i, '10.0.0.1', null, '{}'
                      from generate_series(1, 1000000) i\
                    """
                            .formatted(BUSY));
            plans.fill("analyze et_event");

            assertThat(page(plans, filter(null, Set.of(), null), BUSY))
                    .contains("Index Scan using et_ix_event_entity")
                    .doesNotContain("Sort")
                    .doesNotContain("Seq Scan");
            assertThat(page(plans, filter(null, Set.of(), 500_000L), BUSY, 500_000L))
                    .contains("Index Scan using et_ix_event_entity")
                    .doesNotContain("Sort")
                    .doesNotContain("Seq Scan");
            assertThat(page(plans, filter(TOKEN, Set.of(), null), BUSY, TOKEN))
                    .contains("Index Scan using et_ix_event_token")
                    .doesNotContain("Sort")
                    .doesNotContain("Seq Scan");
            assertThat(page(plans, filter(null, Set.of("UPDATE"), null), BUSY, "UPDATE"))
                    .contains("Index Scan using et_ix_event_kind")
                    .doesNotContain("Seq Scan");
            assertThat(ofExpiry(plans))
                    .contains("et_ix_event_expiry")
                    .doesNotContain("Sort")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void pageOnH2ComesInOrderFromAnIndex() throws Exception {
        Plans plans = Plans.onH2();
        plans.fill(
                """
                insert into et_event
                  select random_uuid(), 'realm', '%s', lpad(mod(x, 50), 22, '0'), 'use',
                    case when mod(x, 1000) = 0 then 'UPDATE' else 'PERMISSION_TOKEN' end, x, '10.0.0.1', null, '{}'
                  from system_range(1, 50000)\
                """
                        .formatted(BUSY));
        plans.fill("analyze");

        assertThat(page(plans, filter(null, Set.of(), null), BUSY))
                .contains("ET_IX_EVENT_ENTITY")
                .contains("index sorted");
        assertThat(page(plans, filter(TOKEN, Set.of(), null), BUSY, TOKEN))
                .contains("ET_IX_EVENT_TOKEN")
                .contains("index sorted");
        assertThat(ofExpiry(plans)).contains("ET_IX_EVENT_EXPIRY").contains("index sorted");
        plans.fill("shutdown");
    }
}
