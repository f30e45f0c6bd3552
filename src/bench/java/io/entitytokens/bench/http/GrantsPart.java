package io.entitytokens.bench.http;

import static io.entitytokens.bench.rig.Rounds.USUAL_CONNECTIONS;

import io.entitytokens.bench.report.TestBed;
import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Load;
import io.entitytokens.bench.rig.Machine;
import io.entitytokens.bench.rig.Rounds;
import io.entitytokens.bench.rig.Sample;
import io.entitytokens.bench.rig.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares the grants that turn an entity token into a JWT with Keycloak's own client_credentials
 * grant. Both JWTs have the same signature algorithm.
 */
final class GrantsPart {

    private static final List<String> ALGORITHMS = List.of("RS256", "ES256", "EdDSA");
    private static final String OWN = "client secret, ";
    private static final String TOKEN = "entity token, ";
    private static final String EXCHANGE = "token exchange, ";

    private static final String CLIENT = "ordinary";
    private static final String ISSUING_CLIENT = "entity-tokens";
    private static final String EXCHANGING_CLIENT = "exchanger";

    private static final String CLIENT_CREDENTIALS = "grant_type=client_credentials";
    private static final String TOKEN_EXCHANGE =
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
                    + "&subject_token_type=urn%3Akeycloak%3Aparams%3Aoauth%3Atoken-type%3Aentity-token"
                    + "&subject_token=";

    /** The first JDK with fast ES256. */
    private static final int FAST_ECDSA = 25;

    private final TestBed bed;
    private final Keycloak server;
    private final BenchRealm realm;

    GrantsPart(TestBed bed, Keycloak server, BenchRealm realm) {
        this.bed = bed;
        this.server = server;
        this.realm = realm;
    }

    void run() {
        realm.key("ecdsa-generated", Map.of("ecdsaEllipticCurveKey", List.of("P-256")));
        realm.key("eddsa-generated", Map.of("eddsaEllipticCurveKey", List.of("Ed25519")));
        realm.client(CLIENT, Map.of());
        realm.client(EXCHANGING_CLIENT, Map.of());
        String token = realm.token(realm.entity("granted", EXCHANGING_CLIENT), "reader", "read");
        List<Subject> subjects = new ArrayList<>();
        for (String algorithm : ALGORITHMS) {
            subjects.add(grant(OWN, algorithm, CLIENT, BenchRealm.SECRET, CLIENT_CREDENTIALS));
            subjects.add(grant(TOKEN, algorithm, ISSUING_CLIENT, token, CLIENT_CREDENTIALS));
            subjects.add(
                    grant(
                            EXCHANGE,
                            algorithm,
                            EXCHANGING_CLIENT,
                            BenchRealm.SECRET,
                            TOKEN_EXCHANGE + token));
        }
        Rounds rounds = bed.measure("JWTs", subjects, TestBed.CONNECTIONS).get(USUAL_CONNECTIONS);
        for (String algorithm : ALGORITHMS) {
            for (String way : List.of(TOKEN, EXCHANGE)) {
                bed.report()
                        .atLeast(
                                0.95,
                                way + algorithm + ", throughput, to a client secret",
                                rounds.ratio(way + algorithm, OWN + algorithm, Sample::perSecond));
            }
        }
        if (Machine.javaRelease(bed.options().java()) >= FAST_ECDSA) {
            bed.report()
                    .atLeast(
                            2,
                            "entity token, ES256, throughput, to RS256",
                            rounds.ratio(TOKEN + "ES256", TOKEN + "RS256", Sample::perSecond));
        }
    }

    private Subject grant(
            String way, String algorithm, String clientId, String secret, String form) {
        return new Subject(
                way + algorithm,
                OWN + algorithm,
                server,
                Load.post(server, realm.tokenPath(), clientId, secret, form),
                200,
                () -> realm.sign(clientId, algorithm));
    }
}
