package io.entitytokens.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityEvent.Category;
import io.entitytokens.token.EventStore;
import io.entitytokens.token.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import liquibase.command.CommandScope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How the databases find events among many: the store's own queries on the changelog's own tables,
 * with the plans that PostgreSQL makes for a million rows and H2 for many. An index must do the
 * work, the order included, so that a page costs the same however many there are.
 */
@Tag("own-server")
class EventPlansIT {

    private static final String BUSY = "busy-entity";
    private static final String TOKEN = "0000000000000000000007";

    private static EventStore.Filter filter(String tokenId, Set<String> kinds, Long to) {
        return new EventStore.Filter(BUSY, tokenId, kinds, null, to, null, null);
    }

    @Test
    void pageOnPostgresComesInOrderFromAnIndex() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Plans plans = new Plans(postgres.getJdbcUrl("postgres", "postgres"), "postgres");
            plans.fill(
                    """
                    insert into et_event
                      select gen_random_uuid()::text, 'realm', '%s', lpad((i %% 50)::text, 22, '0'), 'use',
                        case when i %% 1000 = 0 then 'UPDATE' else 'PERMISSION_TOKEN' end, i, '10.0.0.1', null, '{}'
                      from generate_series(1, 1000000) i"""
                            .formatted(BUSY));
            plans.fill("analyze et_event");

            assertThat(plans.of(filter(null, Set.of(), null), BUSY))
                    .contains("Index Scan using et_ix_event_entity")
                    .doesNotContain("Sort")
                    .doesNotContain("Seq Scan");
            assertThat(plans.of(filter(null, Set.of(), 500_000L), BUSY, 500_000L))
                    .contains("Index Scan using et_ix_event_entity")
                    .doesNotContain("Sort")
                    .doesNotContain("Seq Scan");
            assertThat(plans.of(filter(TOKEN, Set.of(), null), BUSY, TOKEN))
                    .contains("Index Scan using et_ix_event_token")
                    .doesNotContain("Sort")
                    .doesNotContain("Seq Scan");
            assertThat(plans.of(filter(null, Set.of("UPDATE"), null), BUSY, "UPDATE"))
                    .contains("Index Scan using et_ix_event_kind")
                    .doesNotContain("Seq Scan");
            assertThat(plans.ofExpiry())
                    .contains("et_ix_event_expiry")
                    .doesNotContain("Sort")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void pageOnH2ComesInOrderFromAnIndex() throws Exception {
        Plans plans = new Plans("jdbc:h2:mem:plans;DB_CLOSE_DELAY=-1", "sa");
        plans.fill(
                """
                insert into et_event
                  select random_uuid(), 'realm', '%s', lpad(mod(x, 50), 22, '0'), 'use',
                    case when mod(x, 1000) = 0 then 'UPDATE' else 'PERMISSION_TOKEN' end, x, '10.0.0.1', null, '{}'
                  from system_range(1, 50000)"""
                        .formatted(BUSY));
        plans.fill("analyze");

        assertThat(plans.of(filter(null, Set.of(), null), BUSY))
                .contains("ET_IX_EVENT_ENTITY")
                .contains("index sorted");
        assertThat(plans.of(filter(TOKEN, Set.of(), null), BUSY, TOKEN))
                .contains("ET_IX_EVENT_TOKEN")
                .contains("index sorted");
        assertThat(plans.ofExpiry()).contains("ET_IX_EVENT_EXPIRY").contains("index sorted");
        plans.fill("shutdown");
    }

    /** Runs a query of the store, and has the database explain it with the same values. */
    private static final class Plans {

        private static final int PAGE = 10;

        private final String url;
        private final String user;
        private final List<String> statements = new ArrayList<>();

        Plans(String url, String user) throws Exception {
            this.url = url;
            this.user = user;
            try (Connection connection = connect()) {
                new CommandScope("update")
                        .addArgumentValue("changelogFile", "META-INF/entity-tokens-changelog.xml")
                        .addArgumentValue(
                                "database",
                                DatabaseFactory.getInstance()
                                        .findCorrectDatabaseImplementation(
                                                new JdbcConnection(connection)))
                        .execute();
            }
        }

        private Connection connect() throws Exception {
            return DriverManager.getConnection(url, user, "");
        }

        void fill(String sql) throws Exception {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        String of(EventStore.Filter filter, Object... values) throws Exception {
            return explain(
                    em ->
                            assertThat(new JpaEventStore(em).list(filter, new Page(0, PAGE)))
                                    .hasSize(PAGE),
                    values);
        }

        String ofExpiry() throws Exception {
            return explain(
                    em ->
                            assertThat(
                                            new JpaEventStore(em)
                                                    .deleteExpired(
                                                            "realm", Category.USE, 20_000, PAGE))
                                    .isEqualTo(PAGE),
                    "realm",
                    "use",
                    20_000L);
        }

        private String explain(Consumer<EntityManager> query, Object... values) throws Exception {
            statements.clear();
            try (SessionFactory sessions = sessions()) {
                sessions.inTransaction(query);
            }
            String sql = statements.get(0).replace("offset ? rows", "");
            for (Object value : values) {
                sql =
                        sql.replaceFirst(
                                "\\?",
                                value instanceof Long ? value.toString() : "'" + value + "'");
            }
            sql = sql.replaceFirst("\\?", Integer.toString(PAGE));
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("explain " + sql)) {
                StringBuilder plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }

        private SessionFactory sessions() {
            Configuration configuration = new Configuration();
            new Tables().getEntities().forEach(configuration::addAnnotatedClass);
            return configuration
                    .setProperty("hibernate.connection.url", url)
                    .setProperty("hibernate.connection.username", user)
                    .setStatementInspector(
                            sql -> {
                                statements.add(sql);
                                return sql;
                            })
                    .buildSessionFactory();
        }
    }
}
