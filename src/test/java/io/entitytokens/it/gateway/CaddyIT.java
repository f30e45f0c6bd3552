package io.entitytokens.it.gateway;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Caddy with {@code forward_auth}. */
class CaddyIT extends GatewayStory {

    @Override
    Background start(Path directory, String realm, String records, int port) {
        Path caddy = Required.program("caddy", "caddy");
        return Background.start(
                List.of(caddy.toString(), "run", "--config", "docker/gateway/Caddyfile"),
                Map.of(
                        "KEYCLOAK", Server.get().base().getAuthority(),
                        "RECORDS", records,
                        "REALM", realm,
                        "GATEWAY_PORT", Integer.toString(port),
                        "HOME", directory.toString(),
                        "XDG_DATA_HOME", directory.toString(),
                        "XDG_CONFIG_HOME", directory.toString()),
                directory.resolve("caddy.log"));
    }
}
