package io.entitytokens.it.cluster;

import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.Processes;
import io.entitytokens.it.support.Server;
import java.nio.file.Path;
import java.util.List;

/** Distributions that are built once, and started by any number of nodes. */
final class Build {

    static final Path DIRECTORY = Path.of("target", "it", "cluster").toAbsolutePath();

    private static Path withJar;
    private static Path withoutJar;

    private Build() {}

    static synchronized Path withJar() {
        if (withJar == null) {
            withJar = unpack("with");
            KeycloakProcess.install(withJar, Server.jar());
            build(withJar);
        }
        return withJar;
    }

    static synchronized Path withoutJar() {
        if (withoutJar == null) {
            withoutJar = unpack("without");
            KeycloakProcess.uninstall(withoutJar, Server.jar());
            build(withoutJar);
        }
        return withoutJar;
    }

    private static Path unpack(String name) {
        Path home = DIRECTORY.resolve(name);
        KeycloakProcess.copy(Path.of(System.getProperty("keycloak.home")), home);
        return home;
    }

    private static void build(Path home) {
        Processes.run(
                List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "build",
                        "--db=postgres",
                        "--health-enabled=true",
                        "--metrics-enabled=true"));
    }
}
