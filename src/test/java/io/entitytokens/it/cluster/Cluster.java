package io.entitytokens.it.cluster;

import io.entitytokens.it.support.Directories;
import io.entitytokens.it.support.TestRealm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two nodes with the jar and their database: started together on an empty database when first asked
 * for, and whole whenever a test class asks again.
 */
final class Cluster {

    /** Smaller than the default, so that tests can wait for it. */
    static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    static final String DATABASE = "cluster";

    private static final String[] OPTIONS = {
        "--spi-entity-token-cache--caffeine--time-limit=" + TIME_LIMIT.toSeconds(),
        "--spi-entity-token-usage--batching--flush-interval=1"
    };

    private static Postgres postgres;
    private static Cluster running;

    private final Node a;
    private final Node b;

    private Cluster(String url) {
        a = new Node("a", url);
        b = new Node("b", url);
    }

    static synchronized Cluster get() {
        Postgres database = postgres();
        if (running == null) {
            database.create(DATABASE);
            running = new Cluster(database.url(DATABASE));
        }
        database.start();
        running.makeWhole();
        return running;
    }

    /** The database server of the run. */
    static synchronized Postgres postgres() {
        if (postgres == null) {
            Path data = Build.DIRECTORY.resolve("postgres");
            Directories.delete(data);
            postgres = new Postgres(data);
        }
        return postgres;
    }

    Node a() {
        return a;
    }

    Node b() {
        return b;
    }

    /** Mends the link, and starts what does not run. */
    void makeWhole() {
        List<Node> nodes = List.of(a, b);
        nodes.forEach(node -> node.link().mend());
        nodes.stream().filter(node -> !node.isRunning()).forEach(Cluster::start);
        nodes.forEach(Node::awaitReady);
        nodes.forEach(node -> node.awaitMembers(2));
    }

    /** Starts one of the nodes, without waiting until it is ready. */
    static void start(Node node) {
        start(node, Map.of());
    }

    /**
     * As {@link #start(Node)}.
     *
     * @param more variables of its environment
     */
    static void start(Node node, Map<String, String> more) {
        node.start(Build.withJar(), more, OPTIONS);
    }

    /** A realm of a test class's own, at node A. */
    TestRealm realm(Class<?> test) {
        return TestRealm.named(a.base(), test.getSimpleName().toLowerCase(Locale.ROOT), Map.of());
    }
}
