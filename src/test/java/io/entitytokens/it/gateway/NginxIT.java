package io.entitytokens.it.gateway;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Server;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** nginx with {@code auth_request}. */
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
