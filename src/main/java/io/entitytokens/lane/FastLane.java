package io.entitytokens.lane;

import io.entitytokens.check.AskedRealm;
import io.entitytokens.check.TokenChecks;
import io.entitytokens.check.TokenChecksFactory;
import io.entitytokens.check.WarmCheck;
import io.entitytokens.check.WarmChecks;
import io.entitytokens.gateway.ForwardAuth;
import io.entitytokens.http.ProxyTrust;
import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.format.TokenId;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.DefaultKeycloakSessionFactory;

/** Answers forward auth from memory, or not at all. */
public final class FastLane {

    private static final Logger LOG = Logger.getLogger(FastLane.class);

    private static final String RELATIVE_PATH = "kc.http-relative-path";

    /** Null as long as it is closed. */
    private static volatile FastLane open;

    private final LaneMetrics metrics = new LaneMetrics();
    private final WarmChecks checks;
    private final KnownRealms realms;
    private final String prefix;
    private final BooleanSupplier started;

    private FastLane(
            WarmChecks checks, KnownRealms realms, String prefix, BooleanSupplier started) {
        this.checks = checks;
        this.realms = realms;
        this.prefix = prefix;
        this.started = started;
    }

    /** Opens it, unless the server's configuration wants it closed; once the server has started. */
    public static void open(KeycloakSessionFactory sessions) {
        try {
            TokenChecksFactory factory =
                    (TokenChecksFactory) sessions.getProviderFactory(TokenChecks.class);
            if (factory.hasFastLane(Endpoint.FORWARD_AUTH)) {
                open = made(sessions, factory.warm(Endpoint.FORWARD_AUTH, sessions));
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Forward auth has no fast lane; all requests take the usual way", e);
        }
    }

    /**
     * @throws IllegalStateException if the server is not what the lane needs
     */
    private static FastLane made(KeycloakSessionFactory sessions, WarmChecks checks) {
        if (!LaneRoute.isThere()) {
            throw new IllegalStateException("The server has not loaded its route");
        }
        // Not for the first time while a request waits.
        ProxyTrust.configured();
        BooleanSupplier started = ((DefaultKeycloakSessionFactory) sessions)::isBootstrapCompleted;
        KnownRealms realms =
                KeycloakModelUtils.runJobInTransactionWithResult(sessions, KnownRealms::of);
        return new FastLane(checks, realms, prefix(), started);
    }

    /** Leaves all requests to JAX-RS from now on. */
    public static void close() {
        open = null;
    }

    static Optional<FastLane> whereOpen() {
        FastLane lane = open;
        return lane != null && lane.started.getAsBoolean() ? Optional.of(lane) : Optional.empty();
    }

    private static String prefix() {
        String path =
                ConfigProvider.getConfig().getOptionalValue(RELATIVE_PATH, String.class).orElse("");
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /**
     * @return empty if the request is none of forward auth, or may be read in more than one way
     */
    Optional<LanePath> path(HttpServerRequest request) {
        return LanePath.of(prefix, request.path());
    }

    /**
     * Asks what is remembered. Whatever goes wrong here goes right, or wrong, on the usual way.
     *
     * @param none what was read for this request, and belongs to no token; or empty
     */
    LaneAnswer ask(HttpServerRequest request, LanePath path, Optional<TokenId> none) {
        try {
            Optional<ReceivedRequest> plain = PlainRequest.of(request);
            Optional<AskedRealm> realm =
                    plain.isPresent() ? realms.find(path.realm()) : Optional.empty();
            return realm.isPresent()
                    ? answer(checks.of(plain.get(), realm.get(), none), path.rest())
                    : LaneAnswer.NONE;
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("A request leaves the fast lane", e);
            return LaneAnswer.NONE;
        }
    }

    /**
     * @param rest of the path, or null in the query form
     */
    private static LaneAnswer answer(WarmCheck check, String rest) {
        ForwardAuth forwardAuth = new ForwardAuth(check);
        return new LaneAnswer(
                rest == null ? forwardAuth.byQuery() : forwardAuth.byPath(rest),
                Optional.of(check));
    }

    /** Counts a request that has been answered in the lane, or has left it. */
    void count(boolean isAnswered) {
        metrics.count(isAnswered);
    }
}
