package io.entitytokens.bench.http;

import static io.entitytokens.bench.rig.Rounds.USUAL_CONNECTIONS;

import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Load;
import io.entitytokens.bench.rig.Rounds;
import io.entitytokens.bench.rig.Sample;
import io.entitytokens.bench.rig.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares forward auth of tokens with four limits, and with a list of addresses, with that of one
 * that has neither. No limit is reached, and each is counted: so the node also tells others each
 * second, although there are none.
 */
final class LimitsPart {

    private static final String FREE = "token without limits";
    private static final String LIMITED = "token with four limits";
    private static final String LISTED = "token with a list of ten networks";
    private static final String BOTH = "token with both";

    private static final Map<String, Object> LIMITS =
            Map.of(
                    "limits",
                    Stream.of("PT1S", "PT1M", "PT1H", "P1D").map(LimitsPart::limit).toList());

    /** The last of them has the load generator. */
    private static final Map<String, Object> ADDRESSES =
            Map.of(
                    "addresses",
                    Stream.concat(
                                    IntStream.range(1, 10).mapToObj(i -> "192.0." + i + ".0/24"),
                                    Stream.of("127.0.0.0/8"))
                            .toList());

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
        List<Subject> subjects =
                List.of(
                        subject(FREE, realm.token(entity, "free", "read")),
                        subject(LIMITED, token(entity, "limited", List.of(LIMITS))),
                        subject(LISTED, token(entity, "listed", List.of(ADDRESSES))),
                        subject(BOTH, token(entity, "both", List.of(LIMITS, ADDRESSES))));
        Rounds rounds =
                bed.measure(
                                "Forward auth of tokens with limits and lists of addresses",
                                subjects,
                                TestBed.CONNECTIONS)
                        .get(USUAL_CONNECTIONS);
        for (String name : List.of(LIMITED, LISTED, BOTH)) {
            bed.report()
                    .atLeast(
                            0.95,
                            "forward auth, " + name + ", throughput, to one without limits",
                            rounds.ratio(name, FREE, Sample::perSecond));
        }
        bed.report()
                .table("Memory of a node for 100,000 tokens in use", "limits of each", "bytes each")
                .addAll(LimitMemory.measure());
    }

    private String token(String entity, String name, List<Map<String, Object>> settings) {
        Map<String, Object> token = new HashMap<>();
        token.put("name", name);
        token.put("permissions", List.of("read"));
        settings.forEach(token::putAll);
        return realm.token(entity, token);
    }

    private static Map<String, Object> limit(String period) {
        return Map.of("name", period, "requests", 1_000_000_000, "period", period);
    }

    private Subject subject(String name, String token) {
        String path = realm.path("/entity-tokens/authorize?entity=limited&permission=read");
        return new Subject(name, FREE, server, Load.get(server, path, token), 200);
    }
}
