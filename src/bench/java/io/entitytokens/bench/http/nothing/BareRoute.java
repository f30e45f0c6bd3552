package io.entitytokens.bench.http.nothing;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;

/**
 * Answers {@code /nothing/but-headers} where the fast lane answers, with as many headers, but looks
 * at nothing.
 */
@Dependent
final class BareRoute {

    /** The fast lane's place. */
    private static final int ORDER = -150;

    void register(@Observes Router router) {
        router.route("/nothing/but-headers").order(ORDER).handler(BareRoute::answer);
    }

    private static void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("Cache-Control", "no-store")
                .putHeader("X-Entity", "invoice")
                .putHeader("X-Entity-Permissions", "read")
                .putHeader("X-Entity-Token-Id", "0123456789abcdefghijkl")
                .putHeader("X-Entity-Token-Name", "reader");
        response.end();
    }
}
