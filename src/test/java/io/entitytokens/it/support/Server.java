package io.entitytokens.it.support;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** The Keycloak under test: started once for a run, with our jar, on a database of its own. */
public abstract class Server {

    public static final String ADMIN = "admin";
    public static final String ADMIN_PASSWORD = "only-for-this-run";

    /** Small, so that tests can wait for use stamps. */
    static final String FLUSH_OPTION = "--spi-entity-token-usage--batching--flush-interval=1";

    /** Small, so that tests can wait for events to expire. */
    static final String CLEAN_UP_OPTION =
            "--spi-events-listener--entity-token-history--clean-up-interval=1";

    /** Whether forward auth is answered in the fast lane where it can be. */
    public static final String FAST_LANE = "KC_SPI_ENTITY_TOKEN_ENDPOINT__DEFAULT__FAST_LANE";

    /** The environment of {@code kcadm.sh}: nothing is compiled for long that soon ends. */
    static final Map<String, String> KCADM = Map.of("KC_OPTS", "-XX:TieredStopAtLevel=1");

    /**
     * The environment of a server: its first admin, and no second compiler. A test server ends
     * before that one has earned its time on two processors.
     */
    public static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "KC_BOOTSTRAP_ADMIN_USERNAME",
                    ADMIN,
                    "KC_BOOTSTRAP_ADMIN_PASSWORD",
                    ADMIN_PASSWORD,
                    FAST_LANE,
                    System.getProperty("keycloak.fast-lane", "true"),
                    "JAVA_OPTS_APPEND",
                    "-XX:TieredStopAtLevel=1");

    /**
     * DEBUG for all but Hibernate, which writes most of a log, and knows nothing that is not in the
     * database. {@code .ci/run} has the whole log on PostgreSQL.
     */
    static final String LOG_LEVEL = System.getProperty("keycloak.log", "DEBUG");

    private static Server running;

    /** The server of this run, started when first asked for. */
    public static synchronized Server get() {
        if (running == null) {
            String kind = System.getProperty("keycloak.server", "distribution");
            running =
                    switch (kind) {
                        case "distribution" -> new DistributionServer();
                        case "container" -> new ContainerServer();
                        case "auto" ->
                                ContainerServer.isPossible()
                                        ? new ContainerServer()
                                        : new DistributionServer();
                        default ->
                                throw new IllegalArgumentException(
                                        "-Dkeycloak.server=distribution|container|auto, not "
                                                + kind);
                    };
        }
        return running;
    }

    /** The jar under test. */
    public static Path jar() {
        return Path.of("target", "keycloak-entity-tokens.jar").toAbsolutePath();
    }

    /** Where clients reach it, without a slash at the end. */
    public abstract URI base();

    /** Where metrics and health are. */
    public abstract URI management();

    /** All that it has logged, at DEBUG. */
    public abstract String log();

    /** A connection to its database, for what no request can do. */
    public abstract Connection connect() throws SQLException;

    /** Every row of every table, as text. */
    public abstract String databaseDump();

    /** Every row of our own tables, as text. */
    public abstract String ownRows();

    /** Where programs that run beside it reach it. */
    public URI internalBase() {
        return base();
    }

    /** Runs kcadm.sh beside the server, and gives its output. */
    public abstract String kcadm(String... arguments);
}
