package io.entitytokens.lane;

import io.entitytokens.http.Reply;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Puts the lane before JAX-RS, and behind what Keycloak has look at every request. */
@Dependent
final class LaneRoute {

    private static final Logger LOG = Logger.getLogger(LaneRoute.class);

    private static final int FIRST = Integer.MIN_VALUE;

    /** Keycloak refuses paths that are not normalized at -301. */
    private static final int LANE = -150;

    /** Under this name, the server's metrics look for what a path stands for. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final ThreadLocal<Nesting> NESTING = ThreadLocal.withInitial(Nesting::new);

    private static volatile boolean there;

    /** How many requests are begun on a thread, each within the end of the one before. */
    private static final class Nesting {
        private int depth;
    }

    /** Whether the server has loaded this. */
    static boolean isThere() {
        return there;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(LaneRoute::begin);
        router.route().order(LANE).handler(LaneRoute::handle);
        there = true;
    }

    /**
     * Where requests of one connection have waited for each other, the answer to one begins the
     * next, on the same stack. So many of them would need a stack without an end.
     */
    private static void begin(RoutingContext context) {
        Nesting nesting = NESTING.get();
        nesting.depth++;
        try {
            context.next();
        } finally {
            nesting.depth--;
        }
    }

    private static void handle(RoutingContext context) {
        if (NESTING.get().depth != 1) {
            context.next();
            return;
        }
        Optional<FastLane> lane = FastLane.whereOpen();
        Optional<Reply> reply =
                lane.isPresent() ? answer(lane.get(), context.request()) : Optional.empty();
        if (reply.isPresent()) {
            reply.get().sendBy(context.response());
        } else {
            context.next();
        }
    }

    /** Whatever goes wrong here goes right, or wrong, on the usual way. */
    private static Optional<Reply> answer(FastLane lane, HttpServerRequest request) {
        try {
            Optional<LanePath> path = lane.path(request);
            return path.isPresent() ? answer(lane, request, path.get()) : Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("A request leaves the fast lane", e);
            return Optional.empty();
        }
    }

    private static Optional<Reply> answer(FastLane lane, HttpServerRequest request, LanePath path) {
        Context metrics = Vertx.currentContext();
        Optional<Reply> reply = lane.answer(request, path);
        if (reply.isPresent()) {
            metrics.putLocal(TEMPLATE, path.template());
        }
        return reply;
    }
}
