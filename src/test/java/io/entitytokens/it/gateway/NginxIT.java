package io.entitytokens.it.gateway;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Server;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;

/** nginx with {@code auth_request}. */
@Tag("gateway")
class NginxIT extends GatewayStory {

    @Override
    Background start(Path directory, String realm, String records, int port) {
        return new ShippedGateway(
                        directory,
                        Server.get().base().getAuthority(),
                        realm,
                        records,
                        port,
                        UnaryOperator.identity())
                .nginx();
    }
}
