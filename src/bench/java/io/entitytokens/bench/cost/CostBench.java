package io.entitytokens.bench.cost;

import static io.entitytokens.bench.rig.Rounds.USUAL_CONNECTIONS;

import io.entitytokens.bench.report.Report;
import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Installation;
import io.entitytokens.bench.rig.Introspection;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Load;
import io.entitytokens.bench.rig.Machine;
import io.entitytokens.bench.rig.Medians;
import io.entitytokens.bench.rig.Options;
import io.entitytokens.bench.rig.Postgres;
import io.entitytokens.bench.rig.Rounds;
import io.entitytokens.bench.rig.Sample;
import io.entitytokens.bench.rig.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the jar costs those who do not use it. It compares two servers that differ by the jar only.
 */
public final class CostBench {

    private static final String WITH = "with the jar";
    private static final String WITHOUT = "without";
    private static final List<String> SIDES = List.of(WITHOUT, WITH);
    private static final String CLIENT = "ordinary";
    private static final double BYTES_OF_A_MIB = 1 << 20;

    private final Postgres postgres = Postgres.start();
    private final Map<String, Installation> installations;
    private final Map<String, String> databases;
    private final TestBed bed;

    private CostBench(Options options) {
        installations =
                Map.of(
                        WITH,
                        Installation.build("with", options, List.of(Installation.PRODUCT)),
                        WITHOUT,
                        Installation.build("without", options, List.of()));
        databases = Map.of(WITH, postgres.create("jar"), WITHOUT, postgres.create("bare"));
        bed =
                new TestBed(
                        postgres,
                        options,
                        new Report(
                                "cost" + options.suffix(),
                                options,
                                Machine.describe(options, postgres)));
    }

    public static void run(Options options) {
        CostBench bench = new CostBench(options);
        // The first start creates the tables.
        SIDES.forEach(side -> bench.start(side).close());
        if (options.wants("boot")) {
            bench.boot();
        }
        Map<String, Keycloak> servers = new LinkedHashMap<>();
        SIDES.forEach(side -> servers.put(side, bench.start(side)));
        if (options.wants("requests")) {
            bench.requests(servers);
        }
        if (options.wants("realms")) {
            bench.realms(servers);
        }
        if (options.wants("console")) {
            new ConsolePart(bench.bed, servers.get(WITH), servers.get(WITHOUT)).run();
        }
        servers.values().forEach(Keycloak::close);
        bench.bed.report().write();
    }

    private Keycloak start(String side) {
        return installations.get(side).start(side.replace(' ', '-'), databases.get(side));
    }

    private void boot() {
        Map<String, List<Double>> ready = new LinkedHashMap<>();
        Map<String, List<Double>> started = new LinkedHashMap<>();
        for (int round = 0; round < bed.options().rounds(); round++) {
            for (String side : SIDES) {
                try (Keycloak server = start(side)) {
                    add(ready, side, server.millisToReady() / 1000);
                    add(started, side, server.millisToStartedByItsLog() / 1000);
                }
            }
        }
        bed.report().samples("Boot, ready", ready);
        bed.report().samples("Boot, started", started);
        var rows = bed.report().table("Boot, seconds", "", WITHOUT, WITH, "ratio");
        rows.add(compared("from the command to ready", ready));
        rows.add(compared("by the server's own log", started));
    }

    private void requests(Map<String, Keycloak> servers) {
        List<Subject> grants = new ArrayList<>();
        List<Subject> introspections = new ArrayList<>();
        servers.forEach(
                (side, server) -> {
                    BenchRealm realm = BenchRealm.create(server, "bench");
                    realm.client(CLIENT, Map.of());
                    Load load =
                            Load.post(
                                    server,
                                    realm.tokenPath(),
                                    CLIENT,
                                    BenchRealm.SECRET,
                                    "grant_type=client_credentials");
                    grants.add(new Subject(side, WITHOUT, server, load, 200));
                    introspections.add(
                            Introspection.of(
                                    side, WITHOUT, server, realm, CLIENT, realm.jwt(CLIENT)));
                });
        measure("client_credentials of an ordinary client", grants);
        measure("Introspection of its JWT", introspections);
        memory(servers);
    }

    private void measure(String title, List<Subject> subjects) {
        Rounds rounds =
                bed.measure(title, subjects, List.of(USUAL_CONNECTIONS)).get(USUAL_CONNECTIONS);
        bed.report()
                .atMost(
                        1.02,
                        title + ", throughput without the jar to that with it",
                        rounds.ratio(WITHOUT, WITH, Sample::perSecond));
        bed.report()
                .atMost(
                        1.02,
                        title + ", CPU with the jar to that without",
                        rounds.ratio(WITH, WITHOUT, Sample::serverCpu));
    }

    private void realms(Map<String, Keycloak> servers) {
        Map<String, List<Double>> millis = new RealmsPart(bed, servers).run();
        var rows = bed.report().table("A new realm, milliseconds", "", WITHOUT, WITH, "ratio");
        rows.add(compared("as an admin makes it", millis));
    }

    private void memory(Map<String, Keycloak> servers) {
        Map<String, List<Double>> heap = new LinkedHashMap<>();
        Map<String, List<Double>> resident = new LinkedHashMap<>();
        servers.forEach(
                (side, server) -> {
                    add(heap, side, server.heap("io.entitytokens.").all() / BYTES_OF_A_MIB);
                    add(resident, side, server.resident() / BYTES_OF_A_MIB);
                });
        var rows = bed.report().table("Memory once warm, MiB", "", WITHOUT, WITH, "ratio");
        rows.add(compared("live objects", heap));
        rows.add(compared("resident", resident));
    }

    private static void add(Map<String, List<Double>> all, String side, double figure) {
        all.computeIfAbsent(side, s -> new ArrayList<>()).add(figure);
    }

    private static List<Object> compared(String what, Map<String, List<Double>> figures) {
        double without = Medians.of(figures.get(WITHOUT));
        double with = Medians.of(figures.get(WITH));
        return List.of(what, without, with, with / without);
    }
}
