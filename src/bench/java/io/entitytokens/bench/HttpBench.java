package io.entitytokens.bench;

import java.util.List;

/**
 * What a request costs at each of the product's doors, beside what stands next to it in the same
 * server.
 */
final class HttpBench {

    private HttpBench() {}

    static void run(Options options) {
        Postgres postgres = Postgres.start();
        Installation installation =
                Installation.build(
                        "http", options, List.of(Installation.PRODUCT, Installation.NOTHING));
        try (Keycloak server = installation.start("http", postgres.create("http"))) {
            Report report =
                    new Report(
                            "http" + options.suffix(),
                            options,
                            Machine.describe(options, postgres));
            Bed bed = new Bed(postgres, options, report);
            BenchRealm realm = BenchRealm.create(server, "bench");
            if (options.wants("forward-auth")) {
                new ForwardAuthPart(bed, server, realm).run();
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
