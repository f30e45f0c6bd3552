package io.entitytokens.it.gateway;

import io.entitytokens.it.support.OwnServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Keycloak of a test's own, which is started anew only where other options are wanted. */
final class ProxiedServer {

    private final OwnServer server;
    private String running;

    /**
     * @param name what its logs begin with
     */
    ProxiedServer(Path directory, String name) {
        server = new OwnServer(directory, name);
    }

    /**
     * @param options with a space between them; empty for none
     */
    void start(String options) {
        if (options.equals(running)) {
            return;
        }
        stop();
        List<String> command = new ArrayList<>(List.of("start-dev"));
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split(" ", -1)));
        }
        server.start(command);
        running = options;
    }

    void stop() {
        if (running != null) {
            server.stop();
            running = null;
        }
    }

    URI base() {
        return server.at("");
    }

    InetSocketAddress address() {
        return new InetSocketAddress(base().getHost(), base().getPort());
    }

    /** What it has printed since it was started last. */
    String log() {
        return server.log();
    }
}
