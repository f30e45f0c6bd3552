package io.entitytokens.it.cluster;

import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Keycloak that shares a database with others, and a cable between them. */
final class Node {

    /** JGroups listens for its failure detection this far above its own port. */
    private static final int FAILURE_DETECTION = 50_000;

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "KC_BOOTSTRAP_ADMIN_USERNAME",
                    Server.ADMIN,
                    "KC_BOOTSTRAP_ADMIN_PASSWORD",
                    Server.ADMIN_PASSWORD,
                    "JAVA_OPTS_KC_HEAP",
                    "-Xms256m -Xmx512m",
                    "JAVA_OPTS_APPEND",
                    "-Djava.net.preferIPv4Stack=true -XX:TieredStopAtLevel=1");

    private static final String IN_THE_LANE =
            "keycloak_entity_token_fast_lane_total{outcome=\"answered\"";

    private static final Pattern MEMBERS = Pattern.compile("ISPN00009[34].*\\((\\d+)\\) \\[");

    private final String name;
    private final String databaseUrl;
    private final int port = Ports.free();
    private final int jgroupsPort = freeJgroupsPort();
    private final Link link = new Link(jgroupsPort, jgroupsPort + FAILURE_DETECTION);
    private KeycloakProcess process;
    private Path log;
    private int starts;

    Node(String name, String databaseUrl) {
        this.name = name;
        this.databaseUrl = databaseUrl;
    }

    URI base() {
        return URI.create("http://" + Link.INSIDE + ":" + port);
    }

    Link link() {
        return link;
    }

    /** The process that {@code kc.sh} has started. */
    long jvm() {
        return ProcessHandle.of(process.pid())
                .flatMap(script -> script.children().findFirst())
                .orElseThrow()
                .pid();
    }

    /** How many requests it has answered in the fast lane. */
    double inTheLane() {
        return process.metrics()
                .lines()
                .filter(line -> line.startsWith(IN_THE_LANE))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    boolean isRunning() {
        return process != null;
    }

    /**
     * Starts it, without waiting until it is ready.
     *
     * @param build what {@link Build} has built
     * @param more further arguments of {@code kc.sh}
     */
    void start(Path build, String... more) {
        start(build, Map.of(), more);
    }

    /**
     * As {@link #start(Path, String...)}.
     *
     * @param variables further variables of its environment
     */
    void start(Path build, Map<String, String> variables, String... more) {
        starts++;
        log = Path.of("target", "it", "cluster", name + "-" + starts + ".log");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "start",
                                "--optimized",
                                "--db-url=" + databaseUrl,
                                "--http-enabled=true",
                                "--http-host=" + Link.INSIDE,
                                "--http-port=" + port,
                                "--hostname=http://keycloak.test",
                                "--cache-embedded-network-bind-address=" + Link.INSIDE,
                                "--cache-embedded-network-bind-port=" + jgroupsPort,
                                "--cache-embedded-network-external-address=" + Link.OUTSIDE));
        arguments.addAll(List.of(more));
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(variables);
        process = KeycloakProcess.start(build, environment, log, Ports.free(), arguments);
    }

    void awaitReady() {
        process.awaitReady();
    }

    /** Ends it in good order. */
    void stop() {
        process.stop();
        process = null;
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.kill();
        process = null;
    }

    /** Waits until it sees a cluster of so many nodes. */
    void awaitMembers(int count) {
        TestRealm.await(this::members, seen -> seen == count, Duration.ofMinutes(2));
    }

    /** Whether it sees no other node, or could not tell it something. */
    boolean isAlone() {
        return members() == 1 || log().contains("Other nodes could not be told");
    }

    private int members() {
        Matcher view = MEMBERS.matcher(log());
        int last = 0;
        while (view.find()) {
            last = Integer.parseInt(view.group(1));
        }
        return last;
    }

    /** What it has logged since it was started. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The errors in its log, without what JGroups has to say of every closed connection. */
    List<String> errors() {
        return log().lines()
                .filter(line -> line.contains(" ERROR ") && !line.contains("[org.jgroups."))
                .toList();
    }

    /** One whose neighbour for failure detection is a port too, and free on both addresses. */
    private static int freeJgroupsPort() {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(11_000, 15_500);
            if (isFree(candidate) && isFree(candidate + FAILURE_DETECTION)) {
                return candidate;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket inside = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                ServerSocket outside =
                        new ServerSocket(port, 1, InetAddress.getByName(Link.OUTSIDE))) {
            return inside.isBound() && outside.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
