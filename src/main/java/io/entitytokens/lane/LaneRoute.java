package io.entitytokens.lane;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;

/** Puts the lane before JAX-RS, and behind what Keycloak has look at every request. */
@Dependent
final class LaneRoute {

    private static final int FIRST = Integer.MIN_VALUE;

    /** Keycloak refuses paths that are not normalized at -301. */
    private static final int LANE = -150;

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
        if (NESTING.get().depth != 1 || !Passage.begin(context)) {
            context.next();
        }
    }
}
