package io.entitytokens.bench.scale;

import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.Medians;
import io.entitytokens.it.support.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long admins wait at each size of the tables. It makes one call after the other on one
 * connection.
 */
final class AdminPart {

    /** Calls per round. Slow calls are made less often, so that a round takes about a second. */
    private static final int CALLS = 20;

    private static final int LEAST_CALLS = 3;

    private final TestBed bed;
    private final List<ScaledServer> servers;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Milliseconds by call and by server. */
    private final Map<AdminCall, Map<ScaledServer, List<Double>>> times = new LinkedHashMap<>();

    AdminPart(TestBed bed, List<ScaledServer> servers) {
        this.bed = bed;
        this.servers = servers;
    }

    void run() {
        // The first two rounds warm up Java's compiler and do not count.
        for (int round = -2; round < bed.options().rounds(); round++) {
            for (ScaledServer server : servers) {
                String accessToken = Caller.masterAdmin(server.server().base()).token();
                for (AdminCall call : AdminCall.ALL) {
                    List<Double> measured = time(call, server, accessToken);
                    if (round >= 0) {
                        times.computeIfAbsent(call, c -> new LinkedHashMap<>())
                                .computeIfAbsent(server, s -> new ArrayList<>())
                                .addAll(measured);
                    }
                }
            }
        }
        report();
    }

    private List<Double> time(AdminCall call, ScaledServer server, String accessToken) {
        List<Double> measured = new ArrayList<>();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (measured.size() < LEAST_CALLS
                || (measured.size() < CALLS && System.nanoTime() < limit)) {
            measured.add(time(call, client, server, accessToken));
        }
        return measured;
    }

    private static double time(
            AdminCall call, HttpClient client, ScaledServer server, String accessToken) {
        var request = call.request(server, accessToken);
        try {
            long begin = System.nanoTime();
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            double millis = (System.nanoTime() - begin) / 1_000_000.0;
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        call.name() + ": " + response.statusCode() + " " + response.body());
            }
            return millis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report() {
        var rows =
                bed.report()
                        .table(
                                "Admin REST API, milliseconds",
                                "call",
                                "tokens",
                                "p50",
                                "p50 ratio",
                                "p95",
                                "p95 ratio");
        times.forEach(
                (call, byServer) -> {
                    ScaledServer smallest = servers.get(0);
                    for (ScaledServer server : servers) {
                        double p95Ratio =
                                percentile(call, server, 95) / percentile(call, smallest, 95);
                        rows.add(
                                List.of(
                                        call.name(),
                                        server.label(),
                                        percentile(call, server, 50),
                                        percentile(call, server, 50)
                                                / percentile(call, smallest, 50),
                                        percentile(call, server, 95),
                                        p95Ratio));
                        bed.report()
                                .samples(call.name() + ", " + server.label(), byServer.get(server));
                        if (call.isList() && server.equals(servers.get(servers.size() - 1))) {
                            bed.report()
                                    .atMost(
                                            1.5,
                                            call.name()
                                                    + ", p95, "
                                                    + server.label()
                                                    + " to "
                                                    + smallest.label(),
                                            p95Ratio);
                        }
                    }
                });
    }

    private double percentile(AdminCall call, ScaledServer server, int percent) {
        return Medians.percentile(percent, times.get(call).get(server));
    }
}
