package io.entitytokens.it.gateway;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** nginx with {@code auth_request}. */
class NginxIT extends GatewayStory {

    @Override
    Background start(Path directory, String realm, String records, int port) {
        Path nginx = Required.program("nginx", "nginx-light");
        Path configuration = directory.resolve("nginx.conf");
        write(
                configuration,
                template()
                        .replace("${KEYCLOAK}", Server.get().base().getAuthority())
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

    private static String template() {
        try {
            return Files.readString(Path.of("docker", "gateway", "nginx.conf.template"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
