package io.entitytokens.bench.http;

import io.entitytokens.bench.report.Report;
import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Installation;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Machine;
import io.entitytokens.bench.rig.Options;
import io.entitytokens.bench.rig.Postgres;
import java.util.List;

/**
 * What a request costs at each endpoint of the product, compared with another endpoint of the same
 * server.
 */
public final class HttpBench {

    private static final String DATABASE = "http";

    private HttpBench() {}

    public static void run(Options options) {
        Postgres postgres = Postgres.start();
        Installation installation =
                Installation.build(
                        "http", options, List.of(Installation.PRODUCT, Installation.NOTHING));
        try (Keycloak server = installation.start("http", postgres.create(DATABASE))) {
            Report report =
                    new Report(
                            "http" + options.suffix(),
                            options,
                            Machine.describe(options, postgres));
            TestBed bed = new TestBed(postgres, options, report);
            BenchRealm realm = BenchRealm.create(server, "bench");
            if (options.wants("forward-auth")) {
                new ForwardAuthPart(bed, server, realm).run();
            }
            if (options.wants("rotated")) {
                new RotatedPart(bed, server, realm).run();
            }
            if (options.wants("limits")) {
                new LimitsPart(bed, server, realm).run();
            }
            if (options.wants("leaks")) {
                new LeaksPart(bed, server, realm, DATABASE).run();
            }
            if (options.wants("flood")) {
                new FloodPart(bed, server, realm).run();
            }
            if (options.wants("introspection")) {
                new IntrospectionPart(bed, server, realm).run();
            }
            if (options.wants("grants")) {
                new GrantsPart(bed, server, realm).run();
            }
            report.write();
        }
    }
}
