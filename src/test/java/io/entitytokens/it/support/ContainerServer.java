package io.entitytokens.it.support;

import com.github.dockerjava.api.model.Network;
import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;

/**
 * The image of docker/Dockerfile, built for this run and started optimized: on H2 in the container,
 * or on MariaDB beside it.
 */
final class ContainerServer extends Server {

    private static final String IMAGE = "keycloak-entity-tokens:it";
    private static final String HOME = "/opt/keycloak";

    /** AUTO_SERVER lets the leak test read the tables while Keycloak runs. */
    private static final String DATABASE =
            "jdbc:h2:file:" + HOME + "/data/h2/keycloakdb;NON_KEYWORDS=VALUE;AUTO_SERVER=TRUE";

    /** Of what H2 writes as its script. */
    private static final Pattern OUR_ROWS =
            Pattern.compile("INSERT INTO \"PUBLIC\".\"ET_.*?;\n", Pattern.DOTALL);

    private static final Map<String, String> H2 =
            Map.of(
                    "KC_DB_URL", DATABASE,
                    "KC_DB_USERNAME", H2Database.USER,
                    "KC_DB_PASSWORD", H2Database.PASSWORD);

    private final KeycloakContainer keycloak;
    private final Optional<ProductionDatabase> beside;

    /** Stopped when this JVM ends. */
    @SuppressWarnings("resource")
    ContainerServer() {
        String kind = System.getProperty("keycloak.db", "h2");
        beside = beside(kind);
        build(kind.equals("h2") ? "dev-file" : kind);
        keycloak =
                new KeycloakContainer(IMAGE)
                        .withImagePullPolicy(image -> false)
                        .withProductionMode()
                        .withOptimizedFlag()
                        .withAdminUsername(ADMIN)
                        .withAdminPassword(ADMIN_PASSWORD)
                        .withEnv(beside.map(ProductionDatabase::environment).orElse(H2))
                        .withEnv("JAVA_OPTS_APPEND", ENVIRONMENT.get("JAVA_OPTS_APPEND"))
                        .withEnv(FAST_LANE, ENVIRONMENT.get(FAST_LANE))
                        .withCustomCommand("--http-enabled=true")
                        .withCustomCommand("--hostname-strict=false")
                        .withCustomCommand("--log-level=" + LOG_LEVEL)
                        .withCustomCommand(FLUSH_OPTION)
                        .withCustomCommand(CLEAN_UP_OPTION);
        // They would print every line of the server's log; it is read where it is needed.
        keycloak.setLogConsumers(List.of());
        keycloak.start();
        Runtime.getRuntime().addShutdownHook(new Thread(keycloak::stop));
    }

    /** Whether a Docker engine answers. */
    static boolean isPossible() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    private static Optional<ProductionDatabase> beside(String kind) {
        try {
            return switch (kind) {
                case "h2" -> Optional.empty();
                case "mariadb" -> Optional.of(new MariadbDatabase(gateway()));
                default ->
                        throw new IllegalArgumentException(
                                "-Dkeycloak.server=container with -Dkeycloak.db=h2|mariadb, not "
                                        + kind);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of this machine in the network that containers have. */
    private static String gateway() throws SocketException {
        Network network =
                DockerClientFactory.instance()
                        .client()
                        .inspectNetworkCmd()
                        .withNetworkId("bridge")
                        .exec();
        String gateway = network.getIpam().getConfig().get(0).getGateway();
        // An engine that has just been installed does not tell it before it is started again.
        return gateway != null
                ? gateway
                : NetworkInterface.getByName(
                                network.getOptions().get("com.docker.network.bridge.name"))
                        .inetAddresses()
                        .filter(Inet4Address.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                        .getHostAddress();
    }

    /** From the file that users build from, by the engine's own builder. */
    private static void build(String database) {
        Processes.run(
                List.of(
                        "docker",
                        "build",
                        "--tag",
                        IMAGE,
                        "--file",
                        "docker/Dockerfile",
                        "--build-arg",
                        "DB=" + database,
                        "."));
    }

    @Override
    public URI base() {
        return URI.create(keycloak.getAuthServerUrl());
    }

    @Override
    public URI management() {
        return URI.create(keycloak.getMgmtServerUrl());
    }

    @Override
    public String log() {
        return keycloak.getLogs();
    }

    /** Only to a database beside it: nobody outside reaches the one in the container. */
    @Override
    public Connection connect() throws SQLException {
        return beside.orElseThrow().connect();
    }

    @Override
    public String databaseDump() {
        return beside.map(Database::dump).orElseGet(this::h2Dump);
    }

    @Override
    public String ownRows() {
        return beside.map(Database::ours)
                .orElseGet(
                        () ->
                                OUR_ROWS.matcher(h2Dump())
                                        .results()
                                        .map(MatchResult::group)
                                        .collect(Collectors.joining()));
    }

    private String h2Dump() {
        String h2 = run("sh", "-c", "ls " + HOME + "/lib/lib/main/com.h2database.h2-*.jar").strip();
        run(
                "java",
                "-cp",
                h2,
                "org.h2.tools.Script",
                "-url",
                DATABASE,
                "-user",
                H2Database.USER,
                "-password",
                H2Database.PASSWORD,
                "-script",
                "/tmp/dump.sql");
        return run("cat", "/tmp/dump.sql");
    }

    @Override
    public String kcadm(String... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME + "/bin/kcadm.sh"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    @Override
    public URI internalBase() {
        return URI.create("http://localhost:8080");
    }

    private String run(String... command) {
        try {
            ExecResult result = keycloak.execInContainer(command);
            if (result.getExitCode() != 0) {
                throw new AssertionError(command[0] + " failed:\n" + result);
            }
            return result.getStdout();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
