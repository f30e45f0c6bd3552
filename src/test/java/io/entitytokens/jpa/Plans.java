package io.entitytokens.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import liquibase.command.CommandScope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/**
 * Runs queries of the store on the changelog's own tables, and has the database explain them with
 * the same values.
 */
final class Plans {

    static final int PAGE = 10;

    private final String url;
    private final String user;

    /** Of all sessions, whichever threads they are in. */
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    /** Made once it is needed, and kept as long as the tests run. */
    private SessionFactory sessions;

    private Plans(String url, String user) throws Exception {
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

    static Plans on(EmbeddedPostgres postgres) throws Exception {
        return new Plans(postgres.getJdbcUrl("postgres", "postgres"), "postgres");
    }

    /** In a database that nobody else has. */
    static Plans onH2() throws Exception {
        return new Plans("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
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

    /** Does something with the tables, by a connection that has these settings. */
    <T> T with(String settings, Function<EntityManager, T> work) {
        return sessions()
                .fromTransaction(
                        session -> {
                            session.createNativeMutationQuery(settings).executeUpdate();
                            return work.apply(session);
                        });
    }

    /** Does something with the tables while somebody else holds what a statement selects. */
    <T> T whileHeld(String select, Function<? super EntityManager, T> work) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(select);
            T result = sessions().fromTransaction(work);
            connection.rollback();
            return result;
        }
    }

    /**
     * @param query makes one query, for a first page
     * @param values its parameters, in order, but for the size of the page
     */
    String of(Consumer<EntityManager> query, Object... values) throws Exception {
        String sql = sql(query);
        for (Object value : values) {
            sql =
                    sql.replaceFirst(
                            "\\?", value instanceof Long ? value.toString() : "'" + value + "'");
        }
        try (Connection connection = connect()) {
            return explain(
                    connection, "explain " + sql.replaceFirst("\\?", Integer.toString(PAGE)));
        }
    }

    /** How PostgreSQL makes it once it has been asked so often that values do not matter to it. */
    String whateverIsAsked(Consumer<EntityManager> query) throws Exception {
        String sql = sql(query);
        for (int parameter = 1; sql.contains("?"); parameter++) {
            sql = sql.replaceFirst("\\?", "\\$" + parameter);
        }
        // The driver would ask for values, too.
        try (Connection connection =
                DriverManager.getConnection(url + "&preferQueryMode=simple", user, "")) {
            return explain(connection, "explain (generic_plan) " + sql);
        }
    }

    private String sql(Consumer<EntityManager> query) {
        statements.clear();
        sessions().inTransaction(query);
        return statements.get(0).replace("offset ? rows", "");
    }

    private static String explain(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    private synchronized SessionFactory sessions() {
        if (sessions == null) {
            sessions = newSessions();
        }
        return sessions;
    }

    private SessionFactory newSessions() {
        Configuration configuration = new Configuration();
        new Tables().getEntities().forEach(configuration::addAnnotatedClass);
        return configuration
                .addAnnotatedClass(RealmRow.class)
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
