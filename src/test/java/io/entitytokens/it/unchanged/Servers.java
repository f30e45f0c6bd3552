package io.entitytokens.it.unchanged;

import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.Server;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two servers that are alike but for the jar, started when first asked for, and ended with this
 * JVM. Both have Keycloak's AuthZEN switched on, which is off everywhere else.
 */
final class Servers {

    private static Servers running;

    private final List<KeycloakProcess> processes = new ArrayList<>();
    private final URI with;
    private final URI without;

    private Servers() {
        with = start("with", true);
        without = start("without", false);
        processes.forEach(KeycloakProcess::awaitReady);
    }

    static synchronized Servers get() {
        if (running == null) {
            running = new Servers();
        }
        return running;
    }

    /** The one with the jar. */
    URI with() {
        return with;
    }

    URI without() {
        return without;
    }

    private URI start(String name, boolean jar) {
        Path home = Path.of("target", "it", "unchanged", name);
        int port = KeycloakProcess.freePort();
        KeycloakProcess.copy(Path.of(System.getProperty("keycloak.home")), home);
        if (jar) {
            KeycloakProcess.install(home, Server.jar());
        } else {
            KeycloakProcess.uninstall(home, Server.jar());
        }
        processes.add(
                KeycloakProcess.start(
                        home,
                        Map.of(
                                "KC_BOOTSTRAP_ADMIN_USERNAME", Server.ADMIN,
                                "KC_BOOTSTRAP_ADMIN_PASSWORD", Server.ADMIN_PASSWORD),
                        Path.of("target", "it", "unchanged-" + name + ".log"),
                        KeycloakProcess.freePort(),
                        List.of("start-dev", "--http-port=" + port, "--features=authzen")));
        return URI.create("http://127.0.0.1:" + port);
    }
}
