package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.WithOwnServer;
import io.entitytokens.token.EntityState;
import io.entitytokens.token.store.TokenCache;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read of several entities at once, in whatever order the database hands out rows. */
@WithOwnServer
class EntityStatesIT {

    private static final TokenCache NOTHING_CHANGES = null;

    /** The rows of a small table as they were written, which a nested loop would sort. */
    private static final String AS_WRITTEN =
            "set local enable_nestloop = off; set local enable_mergejoin = off;"
                    + " set local enable_indexscan = off; set local enable_bitmapscan = off";

    @Test
    void interleavedAudienceRowsGiveEachEntityItsWholeAudience() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Plans plans = Plans.on(postgres);
            plans.fill("create table realm (id varchar(36) primary key, enabled boolean)");
            plans.fill("insert into realm values ('realm', true)");
            for (String entity : List.of("a", "b")) {
                plans.fill(
                        """
                        insert into et_entity values ('%1$s', 'realm', '%1$s', convert_to('%1$s', 'UTF8'),
                          '%1$s', null, null, true, 1, 1, 0, 0)"""
                                .formatted(entity));
            }
            plans.fill(
                    "insert into et_entity_audience values"
                            + " ('a', 'one'), ('b', 'one'), ('a', 'two'), ('b', 'two')");

            Map<String, EntityState> states =
                    plans.with(
                            AS_WRITTEN,
                            em ->
                                    new JpaEntityStore(em, NOTHING_CHANGES, realmId -> {})
                                            .states(List.of("a", "b")));

            assertThat(states).hasSize(2);
            assertThat(states.values())
                    .extracting(state -> state.entity().audience())
                    .allSatisfy(
                            audience ->
                                    assertThat(audience).containsExactlyInAnyOrder("one", "two"));
        }
    }
}
