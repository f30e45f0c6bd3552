package io.entitytokens.it.gateway;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Required;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A real gateway with the example that we ship.
 *
 * @param directory to write into
 * @param keycloak host and port
 * @param records host and port of the records API
 * @param port to listen on
 * @param change of the example
 */
record ShippedGateway(
        Path directory,
        String keycloak,
        String realm,
        String records,
        int port,
        UnaryOperator<String> change) {

    private static final Path EXAMPLES = Path.of("docker", "gateway");

    /** nginx with {@code auth_request}. */
    Background nginx() {
        Path nginx = Required.program("nginx", "nginx-light");
        Path configuration = directory.resolve("nginx.conf");
        write(
                configuration,
                example("nginx.conf.template")
                        .replace("${KEYCLOAK}", keycloak)
                        .replace("${RECORDS}", records)
                        .replace("${LISTEN}", "127.0.0.1:" + port)
                        .replace("${REALM}", realm));
        return Background.start(
                List.of(
                        nginx.toString(),
                        "-p",
                        directory.toString() + "/",
                        "-c",
                        configuration.toString(),
                        "-g",
                        "daemon off;"),
                Map.of(),
                directory.resolve("nginx.log"));
    }

    /** Caddy with {@code forward_auth}. */
    Background caddy() {
        Path caddy = Required.program("caddy", "caddy");
        Path configuration = directory.resolve("Caddyfile");
        write(configuration, example("Caddyfile"));
        return Background.start(
                List.of(caddy.toString(), "run", "--config", configuration.toString()),
                Map.of(
                        "KEYCLOAK",
                        keycloak,
                        "RECORDS",
                        records,
                        "REALM",
                        realm,
                        "GATEWAY_PORT",
                        Integer.toString(port),
                        "HOME",
                        directory.toString(),
                        "XDG_DATA_HOME",
                        directory.toString(),
                        "XDG_CONFIG_HOME",
                        directory.toString()),
                directory.resolve("caddy.log"));
    }

    private String example(String name) {
        try {
            return change.apply(Files.readString(EXAMPLES.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
