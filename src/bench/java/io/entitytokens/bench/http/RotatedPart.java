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

/**
 * Compares forward auth of a token that was rotated twice with that of one that never was. Of its
 * older secrets, one is still good.
 */
final class RotatedPart {

    private static final String NEVER = "never rotated token";
    private static final String CURRENT = "rotated token, current secret";
    private static final String OVERLAPPING = "rotated token, overlapping secret";

    private final TestBed bed;
    private final Keycloak server;
    private final BenchRealm realm;

    RotatedPart(TestBed bed, Keycloak server, BenchRealm realm) {
        this.bed = bed;
        this.server = server;
        this.realm = realm;
    }

    void run() {
        String entity = realm.entity("rotated");
        String never = realm.token(entity, "never rotated", "read");
        String retired = realm.token(entity, "rotated", "read");
        String overlapping = realm.rotate(entity, retired, "PT0S");
        String current = realm.rotate(entity, overlapping, "P30D");
        List<Subject> subjects =
                List.of(
                        subject(NEVER, never),
                        subject(CURRENT, current),
                        subject(OVERLAPPING, overlapping));
        Rounds rounds =
                bed.measure("Forward auth of a rotated token", subjects, TestBed.CONNECTIONS)
                        .get(USUAL_CONNECTIONS);
        for (String rotated : List.of(CURRENT, OVERLAPPING)) {
            bed.report()
                    .atLeast(
                            0.95,
                            "forward auth, " + rotated + ", throughput, to one never rotated",
                            rounds.ratio(rotated, NEVER, Sample::perSecond));
        }
    }

    private Subject subject(String name, String token) {
        String path = realm.path("/entity-tokens/authorize?entity=rotated&permission=read");
        return new Subject(name, NEVER, server, Load.get(server, path, token), 200);
    }
}
