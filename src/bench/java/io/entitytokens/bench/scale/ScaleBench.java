package io.entitytokens.bench.scale;

import static io.entitytokens.bench.rig.Rounds.USUAL_CONNECTIONS;

import io.entitytokens.bench.report.Report;
import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Installation;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Load;
import io.entitytokens.bench.rig.Machine;
import io.entitytokens.bench.rig.Options;
import io.entitytokens.bench.rig.Postgres;
import io.entitytokens.bench.rig.Rounds;
import io.entitytokens.bench.rig.Sample;
import io.entitytokens.bench.rig.Subject;
import io.entitytokens.bench.rig.Wrk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Compares a server that has few tokens with servers that have many. The cost of a check depends on
 * what is cached. So every size gets requests for equally many tokens with an equally small cache,
 * and only the tables differ. The usual cache is measured apart.
 */
public final class ScaleBench {

    private static final List<Integer> SIZES = List.of(1_000, 100_000, 1_000_000);

    /** As many tokens as the smallest table has. */
    private static final int WORKING_SET = 1_000;

    private static final int SMALL_CACHE = 250;

    /** Some more than the usual cache can hold. */
    private static final int FILLING = 120_000;

    private static final String CACHE_OPTION = "--spi-entity-token-cache--caffeine--max-entries=";
    private static final double BYTES_OF_A_MIB = 1 << 20;

    private final Postgres postgres = Postgres.start();
    private final Installation installation;
    private final TestBed bed;
    private final List<ScaledServer> servers = new ArrayList<>();

    private ScaleBench(Options options) {
        installation = Installation.build("scale", options, List.of(Installation.PRODUCT));
        bed =
                new TestBed(
                        postgres,
                        options,
                        new Report(
                                "scale" + options.suffix(),
                                options,
                                Machine.describe(options, postgres)));
    }

    public static void run(Options options) {
        ScaleBench bench = new ScaleBench(options);
        SIZES.forEach(bench::fill);
        bench.measure();
        bench.bed.report().write();
    }

    private void fill(int size) {
        String database = database(size);
        Keycloak server =
                installation.start(database, postgres.create(database), CACHE_OPTION + SMALL_CACHE);
        BenchRealm realm = BenchRealm.create(server, "bench");
        var filled = new FilledTables(postgres, database, realm.id()).fill(size, WORKING_SET);
        servers.add(new ScaledServer(size, server, realm, filled));
    }

    private static String database(int size) {
        return "scale_" + size;
    }

    private void measure() {
        Options options = bed.options();
        if (options.wants("working-set")) {
            String title =
                    WORKING_SET + " tokens of the whole table at random, cache for " + SMALL_CACHE;
            Rounds rounds = throughput(title, ScaledServer::aboutSome);
            bed.report()
                    .atLeast(
                            0.95,
                            "throughput, " + last().label() + " to " + servers.get(0).label(),
                            rounds.ratio(
                                    last().label(), servers.get(0).label(), Sample::perSecond));
        }
        if (options.wants("admin")) {
            new AdminPart(bed, servers).run();
        }
        if (options.wants("usual-cache")) {
            servers.replaceAll(this::withUsualCache);
            throughput("All tokens of the table at random, usual cache", ScaledServer::aboutAll);
            memory();
        }
    }

    private ScaledServer last() {
        return servers.get(servers.size() - 1);
    }

    private Rounds throughput(String title, Function<ScaledServer, Load> load) {
        List<Subject> subjects = new ArrayList<>();
        for (ScaledServer server : servers) {
            subjects.add(
                    new Subject(
                            server.label(),
                            servers.get(0).label(),
                            server.server(),
                            load.apply(server).atRandom(),
                            200));
        }
        return bed.measure(title, subjects, List.of(USUAL_CONNECTIONS)).get(USUAL_CONNECTIONS);
    }

    private ScaledServer withUsualCache(ScaledServer before) {
        before.server().close();
        String database = database(before.size());
        Keycloak server = installation.start(database, postgres.url(database));
        return new ScaledServer(before.size(), server, before.realm().at(server), before.filled());
    }

    /** Measures each server's memory once its cache is full, or once it has seen all its tokens. */
    private void memory() {
        var rows =
                bed.report()
                        .table(
                                "Live objects with the cache full, MiB",
                                "tokens",
                                "heap",
                                "ratio",
                                "io.entitytokens",
                                "resident");
        double smallest = 0;
        for (ScaledServer server : servers) {
            long asked = 0;
            while (asked < Math.min(server.size(), FILLING)) {
                Load load = server.aboutAll().from(asked);
                asked += Wrk.run(load, USUAL_CONNECTIONS, bed.options().seconds()).asked();
            }
            Keycloak.Heap heap = server.server().heap("io.entitytokens.");
            smallest = smallest == 0 ? heap.all() : smallest;
            rows.add(
                    List.of(
                            server.label(),
                            heap.all() / BYTES_OF_A_MIB,
                            heap.all() / smallest,
                            heap.ours() / BYTES_OF_A_MIB,
                            server.server().resident() / BYTES_OF_A_MIB));
        }
    }
}
