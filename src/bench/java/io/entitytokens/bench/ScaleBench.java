package io.entitytokens.bench;

import static io.entitytokens.bench.Bed.USUAL_CONNECTIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The same server with few tokens and with many. What a check costs on average is a matter of what
 * is cached; so all sizes are asked about equally many tokens with equally small a cache, and only
 * the size of the tables differs. What the usual cache makes of it is shown apart.
 */
final class ScaleBench {

    private static final List<Integer> SIZES = List.of(1_000, 100_000, 1_000_000);

    /** All there are in the smallest table. */
    private static final int WORKING_SET = 1_000;

    private static final int SMALL_CACHE = 250;

    /** The usual bound of the cache, and some more. */
    private static final int FILLING = 120_000;

    private static final String CACHE_OPTION = "--spi-entity-token-cache--caffeine--max-entries=";
    private static final double BYTES_OF_A_MIB = 1 << 20;

    private final Postgres postgres = Postgres.start();
    private final Installation installation;
    private final Bed bed;
    private final List<ScaledServer> servers = new ArrayList<>();

    private ScaleBench(Options options) {
        installation = Installation.build("scale", options, List.of(Installation.PRODUCT));
        bed =
                new Bed(
                        postgres,
                        options,
                        new Report(
                                "scale" + options.suffix(),
                                options,
                                Machine.describe(options, postgres)));
    }

    static void run(Options options) {
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

    /** Of each server, once it has seen more tokens than it may remember, or all there are. */
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
