package io.entitytokens.bench.http;

import static io.entitytokens.bench.rig.Rounds.USUAL_CONNECTIONS;

import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.FreshToken;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Load;
import io.entitytokens.bench.rig.Rounds;
import io.entitytokens.bench.rig.Sample;
import io.entitytokens.bench.rig.Subject;
import java.util.List;
import java.util.Set;

/**
 * Compares forward auth with an endpoint of the same server that does nothing, and with a route
 * that only writes the headers of an answer.
 */
final class ForwardAuthPart {

    static final String READ = "/entity-tokens/authorize?entity=invoice&permission=read";

    private static final String NOTHING = "nothing";
    private static final String BARE = "a route that only writes headers";
    private static final String VALID = "valid token";
    private static final String USUAL_WAY = "valid token, past the fast lane";
    private static final Set<String> PACED = Set.of(NOTHING, BARE, VALID);
    private static final int PAUSE_MILLIS = 1;
    private static final List<String> REFUSED =
            List.of("token without the permission", "unknown token", "malformed token");

    private final TestBed bed;
    private final Keycloak server;
    private final BenchRealm realm;

    ForwardAuthPart(TestBed bed, Keycloak server, BenchRealm realm) {
        this.bed = bed;
        this.server = server;
        this.realm = realm;
    }

    void run() {
        String token = realm.token(realm.entity("invoice"), "reader", "read");
        FreshToken unknown = FreshToken.make();
        List<Subject> subjects =
                List.of(
                        subject(
                                NOTHING,
                                "/nothing/at-all?entity=invoice&permission=read",
                                token,
                                200),
                        new Subject(
                                BARE,
                                NOTHING,
                                server,
                                Load.get(server, "/nothing/but-headers", token),
                                200),
                        subject(VALID, READ, token, 200),
                        new Subject(
                                USUAL_WAY,
                                NOTHING,
                                server,
                                Load.getByTheUsualWay(server, realm.path(READ), token),
                                200),
                        subject(REFUSED.get(0), READ.replace("read", "write"), token, 403),
                        subject(REFUSED.get(1), READ, unknown.secret(), 401),
                        subject(REFUSED.get(2), READ, unknown.mistyped(), 401));
        Rounds rounds =
                bed.measure("Forward auth", subjects, TestBed.CONNECTIONS).get(USUAL_CONNECTIONS);
        bed.report()
                .atLeast(
                        1.6,
                        "forward auth, valid token, throughput",
                        rounds.ratio(VALID, NOTHING, Sample::perSecond));
        bed.report()
                .atMost(
                        1.0,
                        "forward auth, valid token, p99 flat out",
                        rounds.ratio(VALID, NOTHING, Sample::p99));
        bed.report()
                .atLeast(
                        0.85,
                        "forward auth, valid token, throughput, to " + BARE,
                        rounds.ratio(VALID, BARE, Sample::perSecond));
        bed.report()
                .atMost(
                        0.65,
                        "forward auth, valid token, processor time of the server",
                        rounds.ratio(VALID, NOTHING, Sample::serverCpu));
        for (String refused : REFUSED) {
            bed.report()
                    .atLeast(
                            1.6,
                            "forward auth, " + refused + ", throughput",
                            rounds.ratio(refused, NOTHING, Sample::perSecond));
        }
        atTheSameLoad(subjects);
    }

    /**
     * Flat out, what is faster has more to do, and its slowest answers are those for which the
     * machine had no time. So latency is measured once more where each is asked as often.
     */
    private void atTheSameLoad(List<Subject> subjects) {
        List<Subject> paced =
                subjects.stream()
                        .filter(subject -> PACED.contains(subject.name()))
                        .map(subject -> subject.every(PAUSE_MILLIS))
                        .toList();
        Rounds rounds =
                bed.measure(
                                "Forward auth, each connection pausing for a millisecond",
                                paced,
                                List.of(USUAL_CONNECTIONS))
                        .get(USUAL_CONNECTIONS);
        bed.report()
                .atMost(
                        1.0,
                        "forward auth, valid token, p99 at the same load",
                        rounds.ratio(VALID, NOTHING, Sample::p99));
    }

    private Subject subject(String name, String path, String token, int status) {
        return new Subject(
                name, NOTHING, server, Load.get(server, realm.path(path), token), status);
    }
}
