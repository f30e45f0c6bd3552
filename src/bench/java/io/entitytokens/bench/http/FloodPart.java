package io.entitytokens.bench.http;

import static io.entitytokens.bench.rig.Rounds.USUAL_CONNECTIONS;

import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.FreshToken;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Load;
import io.entitytokens.bench.rig.Medians;
import io.entitytokens.bench.rig.Subject;
import io.entitytokens.bench.rig.TokenFile;
import io.entitytokens.bench.rig.WarmUp;
import io.entitytokens.bench.rig.Wrk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How many valid tokens are served during a flood of unknown ones. Each unknown token comes once
 * and has the right checksum, so the server must look for it. It is compared with a flood of
 * malformed tokens, which are never looked for, at the same pace on as many connections; and with
 * no flood at all.
 */
final class FloodPart {

    private static final String NOBODY = "no flood";
    private static final String MALFORMED = "malformed tokens";
    private static final String UNKNOWN = "distinct unknown tokens";

    private static final int FLOOD_CONNECTIONS = 64;

    /** Milliseconds between two requests of a connection, which makes 6,400 a second in all. */
    private static final int PACE = 10;

    /** More than a run of ten minutes uses, and few enough for the memory of wrk. */
    private static final int MOST = 2_000_000;

    /** A flood begins this long before the measurement, and ends this long after it. */
    private static final int MARGIN_SECONDS = 1;

    private final TestBed bed;
    private final Keycloak server;
    private final BenchRealm realm;
    private final Map<String, List<Beside>> all = new LinkedHashMap<>();
    private long asked;

    FloodPart(TestBed bed, Keycloak server, BenchRealm realm) {
        this.bed = bed;
        this.server = server;
        this.realm = realm;
    }

    /**
     * Valid tokens during a flood.
     *
     * @param perSecond answers to valid tokens per second
     * @param p99 99th percentile of their latency in milliseconds
     * @param flood answers to the flood per second
     * @param unavailable the share of 503 among the answers to the flood
     */
    private record Beside(double perSecond, double p99, double flood, double unavailable) {}

    void run() {
        Path tokens = TokenFile.ofUnknown("flood", MOST);
        Load malformed = ask("invoice", FreshToken.make().mistyped());
        Load unknown = ask("invoice", Load.TOKEN).of(tokens);
        String token = realm.token(realm.entity("flooded"), "reader", "read");
        Subject warm = new Subject("valid token", "", server, ask("flooded", token), 200);
        WarmUp.run(
                bed.options(),
                () ->
                        Map.of(
                                NOBODY, 1 / alone(warm, 1).perSecond(),
                                MALFORMED, 1 / beside(malformed, warm, 1).perSecond(),
                                UNKNOWN, 1 / beside(unknown.from(asked), warm, 1).perSecond()));
        int seconds = bed.options().seconds();
        for (int round = 0; round < bed.options().rounds(); round++) {
            add(NOBODY, alone(warm, seconds));
            add(MALFORMED, beside(malformed, warm, seconds));
            add(UNKNOWN, beside(unknown.from(asked), warm, seconds));
        }
        report();
    }

    private Load ask(String entity, String token) {
        String path = "/entity-tokens/authorize?permission=read&entity=" + entity;
        return Load.get(server, realm.path(path), token);
    }

    private void add(String flood, Beside beside) {
        all.computeIfAbsent(flood, name -> new ArrayList<>()).add(beside);
    }

    private static Beside alone(Subject warm, int seconds) {
        Wrk.Counted counted = warm.ask(warm.load(), USUAL_CONNECTIONS, seconds);
        return new Beside(counted.perSecond(), counted.p99() / 1000.0, 0, 0);
    }

    private Beside beside(Load load, Subject warm, int seconds) {
        Wrk.Running flood =
                Wrk.start(
                        load.every(PACE).counted(),
                        FLOOD_CONNECTIONS,
                        seconds + 2 * MARGIN_SECONDS);
        flood.waitSeconds(MARGIN_SECONDS);
        Beside measured = alone(warm, seconds);
        Wrk.Counted flooded = flood.await();
        asked += flooded.asked();
        Map<Integer, Long> statuses = flooded.statuses();
        if (!Set.of(401, 503).containsAll(statuses.keySet())) {
            throw new IllegalStateException("unexpected answers to a flood: " + statuses);
        }
        return new Beside(
                measured.perSecond(),
                measured.p99(),
                flooded.perSecond(),
                statuses.getOrDefault(503, 0L) / (double) flooded.requests());
    }

    private void report() {
        bed.report().samples("Flood", all);
        var rows =
                bed.report()
                        .table(
                                "Valid tokens, 8 connections, beside a flood, 64 connections",
                                "flood of",
                                "valid tokens/s",
                                "ratio",
                                "p99 ms",
                                "flood/s",
                                "of these 503");
        for (String flood : all.keySet()) {
            rows.add(
                    List.of(
                            flood,
                            median(flood, Beside::perSecond),
                            ratio(flood, NOBODY),
                            median(flood, Beside::p99),
                            median(flood, Beside::flood),
                            median(flood, Beside::unavailable)));
        }
        bed.report()
                .atLeast(
                        0.8,
                        "valid tokens beside a flood of unknown ones, to beside malformed ones",
                        ratio(UNKNOWN, MALFORMED));
        bed.report()
                .atLeast(
                        0.75,
                        "valid tokens beside a flood of unknown ones, to no flood at all",
                        ratio(UNKNOWN, NOBODY));
    }

    private double median(String flood, ToDoubleFunction<Beside> figure) {
        return Medians.of(all.get(flood).stream().mapToDouble(figure).toArray());
    }

    private double ratio(String flood, String to) {
        double[] ratios = new double[all.get(flood).size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] =
                    all.get(flood).get(round).perSecond() / all.get(to).get(round).perSecond();
        }
        return Medians.of(ratios);
    }
}
