package io.entitytokens.it.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cable to a node: what the others send to {@link #OUTSIDE} goes on to the same port of {@link
 * #INSIDE}, where the node listens, as long as nobody has cut it.
 */
final class Link {

    /** Where a node listens. */
    static final String INSIDE = "127.0.0.1";

    /** Where it says that it can be reached: an address of this machine too. */
    static final String OUTSIDE = "127.0.0.2";

    /** What the cable does with bytes. */
    private enum State {
        WHOLE,
        SILENT,
        REFUSING
    }

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private State state = State.WHOLE;

    Link(int... ports) {
        for (int port : ports) {
            try {
                ServerSocket server = new ServerSocket(port, 50, InetAddress.getByName(OUTSIDE));
                inBackground(() -> accept(server));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Nothing arrives any more, and nobody is told: a firewall, or a switch without power. */
    void silence() {
        become(State.SILENT);
    }

    /** Connections are closed, and new ones too. */
    void cut() {
        become(State.REFUSING);
        sockets.forEach(Link::close);
    }

    /** What was on its way while the cable was silent arrives now. */
    void mend() {
        become(State.WHOLE);
    }

    private synchronized void become(State next) {
        state = next;
        notifyAll();
    }

    private synchronized boolean flows() throws InterruptedException {
        while (state == State.SILENT) {
            wait();
        }
        return state == State.WHOLE;
    }

    private void accept(ServerSocket server) throws IOException, InterruptedException {
        while (true) {
            Socket from = server.accept();
            sockets.add(from);
            inBackground(() -> connect(from, server.getLocalPort()));
        }
    }

    private void connect(Socket from, int port) throws IOException, InterruptedException {
        Socket to = new Socket();
        sockets.add(to);
        try (from;
                to) {
            if (flows()) {
                to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                inBackground(() -> copy(to, from));
                copy(from, to);
            }
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** Until either side is closed, by its owner or by {@link #cut}. */
    private void copy(Socket from, Socket to) throws IOException, InterruptedException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[64 * 1024];
            for (int read = in.read(bytes); read >= 0 && flows(); read = in.read(bytes)) {
                out.write(bytes, 0, read);
            }
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Work that ends with its sockets. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void inBackground(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException | InterruptedException e) {
                                // A connection has come to its end: both its sockets are closed.
                            }
                        },
                        "link");
        thread.setDaemon(true);
        thread.start();
    }
}
