package io.entitytokens.bench.http;

import static io.entitytokens.bench.rig.Rounds.USUAL_CONNECTIONS;

import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Load;
import io.entitytokens.bench.rig.Medians;
import io.entitytokens.bench.rig.Subject;
import io.entitytokens.bench.rig.WarmUp;
import io.entitytokens.bench.rig.Wrk;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How many valid tokens are served while somebody hands in leaked ones, a thousand at a time,
 * compared with how many are served otherwise.
 */
final class LeaksPart {

    private static final String NOBODY = "nobody";
    private static final String REPORTER = "somebody who hands in 1,000 a call";

    /** More than a server answers, each of which changes 500 rows. */
    private static final int CALLS_PER_SECOND = 5;

    /** Tokens are handed in so long before the measurement begins. */
    private static final int MARGIN_SECONDS = 1;

    private final TestBed bed;
    private final Keycloak server;
    private final BenchRealm realm;
    private final LeakedTokens leaked;
    private final Map<String, List<Beside>> all = new LinkedHashMap<>();

    LeaksPart(TestBed bed, Keycloak server, BenchRealm realm, String database) {
        this.bed = bed;
        this.server = server;
        this.realm = realm;
        this.leaked = new LeakedTokens(bed.postgres(), database, realm);
    }

    /**
     * Valid tokens while others are handed in.
     *
     * @param perSecond answers to valid tokens per second
     * @param p99 99th percentile of their latency in milliseconds
     * @param callMillis the median of what a call with leaked ones took
     */
    private record Beside(double perSecond, double p99, double callMillis) {}

    void run() {
        String token = realm.token(realm.entity("unharmed"), "reader", "read");
        String path = realm.path("/entity-tokens/authorize?permission=read&entity=unharmed");
        Subject warm = new Subject("valid token", "", server, Load.get(server, path, token), 200);
        WarmUp.run(
                bed.options(),
                () ->
                        Map.of(
                                NOBODY, 1 / alone(warm, 1).perSecond(),
                                REPORTER, 1 / beside(warm, 1).perSecond()));
        int seconds = bed.options().seconds();
        for (int round = 0; round < bed.options().rounds(); round++) {
            add(NOBODY, alone(warm, seconds));
            add(REPORTER, beside(warm, seconds));
        }
        report();
    }

    private void add(String name, Beside beside) {
        all.computeIfAbsent(name, n -> new ArrayList<>()).add(beside);
    }

    private static Beside alone(Subject warm, int seconds) {
        Wrk.Counted counted = warm.ask(warm.load(), USUAL_CONNECTIONS, seconds);
        return new Beside(counted.perSecond(), counted.p99() / 1000.0, 0);
    }

    private Beside beside(Subject warm, int seconds) {
        List<List<String>> found = leaked.find((seconds + MARGIN_SECONDS) * CALLS_PER_SECOND);
        LeakReports reports =
                new LeakReports(
                        URI.create(server.base() + realm.path("/entity-tokens/leaks")), found);
        alone(warm, MARGIN_SECONDS);
        Beside measured = alone(warm, seconds);
        List<Double> millis = reports.end();
        leaked.requireDisabled(millis.size());
        return new Beside(measured.perSecond(), measured.p99(), Medians.of(millis));
    }

    private void report() {
        bed.report().samples("Leaks", all);
        var rows =
                bed.report()
                        .table(
                                "Valid tokens, 8 connections, beside leaked ones, half of them"
                                        + " good",
                                "beside",
                                "valid tokens/s",
                                "ratio",
                                "p99 ms",
                                "p99 ratio",
                                "ms a call");
        for (String name : all.keySet()) {
            rows.add(
                    List.of(
                            name,
                            median(name, Beside::perSecond),
                            ratio(name, Beside::perSecond),
                            median(name, Beside::p99),
                            ratio(name, Beside::p99),
                            median(name, Beside::callMillis)));
        }
        bed.report()
                .atLeast(
                        0.8,
                        "valid tokens beside leaked ones, to nobody beside them",
                        ratio(REPORTER, Beside::perSecond));
    }

    private double median(String name, ToDoubleFunction<Beside> figure) {
        return Medians.of(all.get(name).stream().mapToDouble(figure).toArray());
    }

    /** To nobody, of the same round. */
    private double ratio(String name, ToDoubleFunction<Beside> figure) {
        double[] ratios = new double[all.get(name).size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] =
                    figure.applyAsDouble(all.get(name).get(round))
                            / figure.applyAsDouble(all.get(NOBODY).get(round));
        }
        return Medians.of(ratios);
    }
}
