package io.entitytokens.bench.http;

import static io.entitytokens.bench.rig.Rounds.USUAL_CONNECTIONS;

import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Introspection;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Rounds;
import io.entitytokens.bench.rig.Sample;
import io.entitytokens.bench.rig.Subject;
import java.util.List;
import java.util.Map;

/** Compares the introspection of an entity token with Keycloak's own introspection of a JWT. */
final class IntrospectionPart {

    private static final String CLIENT = "records-api";
    private static final String JWT = "JWT of Keycloak's own";
    private static final String TOKEN = "entity token";

    private final TestBed bed;
    private final Keycloak server;
    private final BenchRealm realm;

    IntrospectionPart(TestBed bed, Keycloak server, BenchRealm realm) {
        this.bed = bed;
        this.server = server;
        this.realm = realm;
    }

    void run() {
        realm.client(CLIENT, Map.of());
        String token = realm.token(realm.entity("introspected", CLIENT), "reader", "read");
        List<Subject> subjects =
                List.of(
                        Introspection.of(JWT, JWT, server, realm, CLIENT, realm.jwt(CLIENT)),
                        Introspection.of(TOKEN, JWT, server, realm, CLIENT, token));
        Rounds rounds =
                bed.measure("Introspection", subjects, TestBed.CONNECTIONS).get(USUAL_CONNECTIONS);
        bed.report()
                .atLeast(
                        5,
                        "introspection of an entity token, throughput, to that of a JWT",
                        rounds.ratio(TOKEN, JWT, Sample::perSecond));
    }
}
