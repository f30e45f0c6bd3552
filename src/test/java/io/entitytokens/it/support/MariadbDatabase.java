package io.entitytokens.it.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** MariaDB as installed here, set up as Keycloak recommends it. */
final class MariadbDatabase extends ProductionDatabase {

    private static final String PACKAGE = "mariadb-server";
    private static final String USER = "keycloak";
    private static final String PASSWORD = "only-for-this-run";
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final Path directory;

    /**
     * @param address of this machine, where it is reached
     */
    MariadbDatabase(String address) throws IOException {
        this(address, Ports.free());
    }

    private MariadbDatabase(String address, int port) throws IOException {
        super("mariadb", "jdbc:mariadb://" + address + ":" + port + "/keycloak", USER, PASSWORD);
        Path install = Required.program("mariadb-install-db", PACKAGE);
        Path server = Required.program("mariadbd", PACKAGE);
        directory = Files.createTempDirectory("mariadb");
        String user = "--user=" + System.getProperty("user.name");
        String data = "--datadir=" + directory.resolve("data");
        Processes.run(List.of(install.toString(), "--no-defaults", "--skip-test-db", user, data));
        Path users = directory.resolve("users.sql");
        Files.writeString(
                users,
                """
                CREATE DATABASE keycloak CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
                CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
                GRANT ALL ON keycloak.* TO '%1$s'@'%%';
                """
                        .formatted(USER, PASSWORD));
        File log = directory.resolve("log").toFile();
        Process process =
                new ProcessBuilder(
                                server.toString(),
                                "--no-defaults",
                                user,
                                data,
                                "--socket=" + directory.resolve("socket"),
                                "--bind-address=" + address,
                                "--port=" + port,
                                "--init-file=" + users)
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        TestRealm.await(() -> answers(process), answers -> answers, START_LIMIT);
    }

    private boolean answers(Process process) {
        if (!process.isAlive()) {
            throw new IllegalStateException("MariaDB ended, see " + directory);
        }
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // It is a directory for temporary files.
        }
    }
}
