package io.entitytokens.it.support;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;

/** The image of docker/Dockerfile, built for this run and started optimized, on a database file. */
final class ContainerServer extends Server {

    private static final String IMAGE = "keycloak-entity-tokens:it";
    private static final String HOME = "/opt/keycloak";

    /** AUTO_SERVER lets the leak test read the tables while Keycloak runs. */
    private static final String DATABASE =
            "jdbc:h2:file:" + HOME + "/data/h2/keycloakdb;NON_KEYWORDS=VALUE;AUTO_SERVER=TRUE";

    private final KeycloakContainer keycloak;

    /** Stopped when this JVM ends. */
    @SuppressWarnings("resource")
    ContainerServer() {
        if (!System.getProperty("keycloak.db", "h2").equals("h2")) {
            throw new IllegalArgumentException(
                    "-Dkeycloak.server=container has its database in the container: h2 only");
        }
        build();
        keycloak =
                new KeycloakContainer(IMAGE)
                        .withImagePullPolicy(image -> false)
                        .withProductionMode()
                        .withOptimizedFlag()
                        .withAdminUsername(ADMIN)
                        .withAdminPassword(ADMIN_PASSWORD)
                        .withEnv("KC_DB_URL", DATABASE)
                        .withEnv("KC_DB_USERNAME", H2Database.USER)
                        .withEnv("KC_DB_PASSWORD", H2Database.PASSWORD)
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

    /** From the file that users build from, by the engine's own builder. */
    private static void build() {
        Processes.run(
                List.of(
                        "docker",
                        "build",
                        "--tag",
                        IMAGE,
                        "--file",
                        "docker/Dockerfile",
                        "--build-arg",
                        "DB=dev-file",
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

    @Override
    public String databaseDump() {
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
