package io.entitytokens.quickstart;

import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code mvn -Pquickstart package}: Keycloak with this extension on its embedded database, a realm
 * with entities as a company would have them, and tokens to try. Runs until Ctrl-C; a second start
 * finds everything as it was, and only makes the tokens anew, since a secret is shown once.
 */
public final class Quickstart {

    private static final String ADMIN = "admin";

    /** Known to pom.xml. */
    private static final int EXIT_PORT_TAKEN = 3;

    private Quickstart() {}

    /**
     * @param args the unpacked distribution, the provider jar, the port
     */
    public static void main(String[] args) throws InterruptedException {
        Path home = Path.of(args[0]);
        int port = Integer.parseInt(args[2]);
        if (isTaken(port)) {
            say("Port " + port + " is taken. Choose another one:");
            say("  mvn -Pquickstart package -Dquickstart.port=" + (port + 10));
            System.exit(EXIT_PORT_TAKEN);
        }
        say("Starting Keycloak on port " + port + " (about half a minute)…");
        KeycloakProcess.install(home, Path.of(args[1]));
        KeycloakProcess keycloak =
                KeycloakProcess.start(
                        home,
                        Map.of(
                                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                                "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN),
                        home.resolveSibling("keycloak.log"),
                        Ports.free(),
                        // Open to this machine only, as the admin's password is no secret.
                        List.of("start-dev", "--http-host=127.0.0.1", "--http-port=" + port));
        keycloak.awaitReady();
        String base = "http://127.0.0.1:" + port;
        explain(home, base, new DemoRealm(base, ADMIN, ADMIN).prepare());
        keycloak.awaitEnd();
    }

    private static void explain(Path home, String base, DemoRealm.Tokens tokens) {
        String authorize = base + "/realms/demo/entity-tokens/authorize?entity=invoice&permission=";
        say("");
        say("Keycloak with entity tokens is running.");
        say("");
        say("  Admin Console   " + base + "/admin/master/console/#/demo");
        say("  Log in as       " + ADMIN + " / " + ADMIN);
        say("  Token           " + tokens.working());
        say("                  may read and write invoices, and nothing else");
        say("");
        say("Ask as a gateway does before it lets a request through:");
        say("");
        say("  # allowed: 200, and the headers say who it is");
        say(
                "  curl -i -H 'Authorization: Bearer "
                        + tokens.working()
                        + "' '"
                        + authorize
                        + "read'");
        say("");
        say("  # a permission that the token does not have: 403");
        say(
                "  curl -i -H 'Authorization: Bearer "
                        + tokens.working()
                        + "' '"
                        + authorize
                        + "delete'");
        say("");
        say("  # a token that is switched off: 401");
        say(
                "  curl -i -H 'Authorization: Bearer "
                        + tokens.disabled()
                        + "' '"
                        + authorize
                        + "read'");
        say("");
        say("The commands of README.md and docs/ need these lines, in the same shell:");
        say("");
        say("  export KEYCLOAK=" + base);
        say("  export PASSWORD=" + ADMIN);
        say("  export SECRET=" + DemoRealm.CLIENT_SECRET);
        say("  export TOKEN=" + tokens.working());
        say("  export PATH=\"$PATH:" + home.resolve("bin") + "\"");
        say("");
        say("Ctrl-C ends it. The next start finds everything as it is now.");
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
