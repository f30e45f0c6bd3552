package io.entitytokens.it.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports to listen at. They are below those that a system gives to outgoing connections: of these,
 * any may be taken before a server listens.
 */
public final class Ports {

    private static final int FIRST = 12_000;
    private static final int LAST = 31_999;
    private static final int OF_A_RUN = 100;

    /** Runs beside each other begin at different places. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(
                    FIRST + (int) (ProcessHandle.current().pid() * OF_A_RUN % (LAST - FIRST)));

    private Ports() {}

    /** A port that nobody listens at, each time another one. */
    public static int free() {
        for (int port = next(); ; port = next()) {
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody listens there.
            }
        }
    }

    private static int next() {
        return NEXT.getAndUpdate(port -> port == LAST ? FIRST : port + 1);
    }
}
