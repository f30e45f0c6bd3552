package io.entitytokens.bench.cost;

import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Medians;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long an admin waits for a new realm. The jar adds roles to it, and watches who gets any. */
final class RealmsPart {

    /** Realms of one round, on each server. */
    private static final int AT_A_TIME = 10;

    /** A key that takes no time: how long Keycloak looks for primes is left to chance. */
    private static final Map<String, Object> KEY =
            Map.of(
                    "components",
                    Map.of(
                            "org.keycloak.keys.KeyProvider",
                            List.of(
                                    Map.of(
                                            "name",
                                            "hmac",
                                            "providerId",
                                            "hmac-generated",
                                            "config",
                                            Map.of("algorithm", List.of("HS512"))))));

    private final TestBed bed;
    private final Map<String, Keycloak> servers;
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();
    private int made;

    RealmsPart(TestBed bed, Map<String, Keycloak> servers) {
        this.bed = bed;
        this.servers = servers;
    }

    /** Medians of the time for one realm, by server. */
    Map<String, List<Double>> run() {
        // The first turn warms up the servers and does not count.
        round();
        millis.clear();
        for (int round = 0; round < bed.options().rounds(); round++) {
            round();
        }
        bed.report().samples("A new realm, milliseconds", millis);
        return millis;
    }

    private void round() {
        servers.forEach(
                (side, server) -> {
                    List<Double> times = new ArrayList<>();
                    for (int i = 0; i < AT_A_TIME; i++) {
                        long begin = System.nanoTime();
                        BenchRealm.create(server, "new-" + made++, KEY);
                        times.add((System.nanoTime() - begin) / 1_000_000.0);
                    }
                    millis.computeIfAbsent(side, s -> new ArrayList<>()).add(Medians.of(times));
                });
    }
}
