package io.entitytokens.bench.http;

import static io.entitytokens.bench.rig.Rounds.USUAL_CONNECTIONS;

import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Load;
import io.entitytokens.bench.rig.Rounds;
import io.entitytokens.bench.rig.Sample;
import io.entitytokens.bench.rig.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares forward auth of a token with four limits with that of one without. No limit is reached,
 * and each is counted: so the node also tells others each second, although there are none.
 */
final class LimitsPart {

    private static final String FREE = "token without limits";
    private static final String LIMITED = "token with four limits";

    private final TestBed bed;
    private final Keycloak server;
    private final BenchRealm realm;

    LimitsPart(TestBed bed, Keycloak server, BenchRealm realm) {
        this.bed = bed;
        this.server = server;
        this.realm = realm;
    }

    void run() {
        String entity = realm.entity("limited");
        String free = realm.token(entity, "free", "read");
        String limited =
                realm.token(
                        entity,
                        Map.of(
                                "name",
                                "limited",
                                "permissions",
                                List.of("read"),
                                "limits",
                                Stream.of("PT1S", "PT1M", "PT1H", "P1D")
                                        .map(LimitsPart::limit)
                                        .toList()));
        Rounds rounds =
                bed.measure(
                                "Forward auth of a token with limits",
                                List.of(subject(FREE, free), subject(LIMITED, limited)),
                                TestBed.CONNECTIONS)
                        .get(USUAL_CONNECTIONS);
        bed.report()
                .atLeast(
                        0.95,
                        "forward auth, " + LIMITED + ", throughput, to one without",
                        rounds.ratio(LIMITED, FREE, Sample::perSecond));
        bed.report()
                .table("Memory of a node for 100,000 tokens in use", "limits of each", "bytes each")
                .addAll(LimitMemory.measure());
    }

    private static Map<String, Object> limit(String period) {
        return Map.of("name", period, "requests", 1_000_000_000, "period", period);
    }

    private Subject subject(String name, String token) {
        String path = realm.path("/entity-tokens/authorize?entity=limited&permission=read");
        return new Subject(name, FREE, server, Load.get(server, path, token), 200);
    }
}
