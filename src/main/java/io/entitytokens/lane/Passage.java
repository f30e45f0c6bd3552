package io.entitytokens.lane;

import io.entitytokens.http.Reply;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.RememberedTokens;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * One request in the lane. It is answered there or takes the usual way: at once, or when its token
 * has been read. Meanwhile it holds no thread. All of it happens on the event loop of its
 * connection.
 */
final class Passage {

    /** Under this name, the server's metrics look for what a path stands for. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private final LanePath path;
    private final RoutingContext routing;
    private final Context context = Vertx.currentContext();

    /** Whether the reader, or the timer, has yet to end the wait. */
    private boolean waits;

    private long timer;

    private Passage(LanePath path, RoutingContext routing) {
        this.path = path;
        this.routing = routing;
    }

    /**
     * Lets a request in.
     *
     * @return false if it has to take the usual way; then nothing has been noted
     */
    static boolean begin(RoutingContext routing) {
        Optional<FastLane> lane = FastLane.whereOpen();
        Optional<LanePath> path =
                lane.isPresent() ? lane.get().path(routing.request()) : Optional.empty();
        return path.isPresent() && new Passage(path.get(), routing).enter(lane.get());
    }

    private boolean enter(FastLane lane) {
        LaneAnswer answer = lane.ask(routing.request(), path, Optional.empty());
        if (answer.readMissing(this::wake)) {
            timer =
                    routing.vertx()
                            .setTimer(
                                    RememberedTokens.PATIENCE.toMillis(),
                                    late -> goOn(Optional.empty()));
            waits = true;
            return true;
        }
        return end(lane, answer);
    }

    /** Called by the thread that has read. */
    private void wake(Optional<TokenId> none) {
        context.runOnContext(now -> goOn(none));
    }

    /** The first call ends the wait. Whatever goes wrong is the answer, or there would be none. */
    private void goOn(Optional<TokenId> none) {
        if (!waits) {
            return;
        }
        waits = false;
        routing.vertx().cancelTimer(timer);
        try {
            if (!isAnsweredNow(none)) {
                routing.next();
            }
        } catch (RuntimeException | Error e) {
            routing.fail(e);
        }
    }

    /** Everything may have changed meanwhile, so everything is asked once more. */
    private boolean isAnsweredNow(Optional<TokenId> none) {
        Optional<FastLane> lane = FastLane.whereOpen();
        return lane.isPresent() && end(lane.get(), lane.get().ask(routing.request(), path, none));
    }

    /**
     * Sends the answer if there is one, and counts whether there was.
     *
     * @return false if the request has to take the usual way
     */
    private boolean end(FastLane lane, LaneAnswer answer) {
        Optional<Reply> reply = answer.reply();
        lane.count(reply.isPresent());
        if (reply.isPresent()) {
            send(reply.get());
        }
        return reply.isPresent();
    }

    /** Whoever has gone meanwhile hears nothing, but what they asked has been noted. */
    private void send(Reply reply) {
        context.putLocal(TEMPLATE, path.template());
        HttpServerResponse response = routing.response();
        if (!response.closed()) {
            reply.sendBy(response);
        }
    }
}
