package io.entitytokens.bench;

import static io.entitytokens.bench.Bed.USUAL_CONNECTIONS;

import io.entitytokens.it.support.Http;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Introspection of an entity token beside Keycloak's own introspection of a JWT. */
final class IntrospectionPart {

    private static final String CLIENT = "records-api";
    private static final String JWT = "JWT of Keycloak's own";
    private static final String TOKEN = "entity token";

    private final Bed bed;
    private final Keycloak server;
    private final BenchRealm realm;

    IntrospectionPart(Bed bed, Keycloak server, BenchRealm realm) {
        this.bed = bed;
        this.server = server;
        this.realm = realm;
    }

    void run() {
        realm.client(CLIENT, Map.of());
        String token = realm.token(realm.entity("introspected", CLIENT), "reader", "read");
        List<Subject> subjects =
                List.of(
                        introspection(JWT, JWT, server, realm, CLIENT, realm.jwt(CLIENT)),
                        introspection(TOKEN, JWT, server, realm, CLIENT, token));
        Rounds rounds =
                bed.measure("Introspection", subjects, Bed.CONNECTIONS).get(USUAL_CONNECTIONS);
        bed.report()
                .atLeast(
                        5,
                        "introspection of an entity token, throughput, to that of a JWT",
                        rounds.ratio(TOKEN, JWT, Sample::perSecond));
    }

    /** The introspection of a token that is active, which is seen to first. */
    static Subject introspection(
            String name,
            String beside,
            Keycloak server,
            BenchRealm realm,
            String clientId,
            String token) {
        String path = realm.tokenPath() + "/introspect";
        boolean active =
                Http.request("POST", URI.create(server.base() + path))
                        .body(
                                "application/x-www-form-urlencoded",
                                "client_id="
                                        + clientId
                                        + "&client_secret="
                                        + BenchRealm.SECRET
                                        + "&token="
                                        + token)
                        .send()
                        .expect(200)
                        .json()
                        .get("active")
                        .booleanValue();
        if (!active) {
            throw new IllegalStateException(name + " is not active for " + clientId);
        }
        Load load = Load.post(server, path, clientId, BenchRealm.SECRET, "token=" + token);
        return new Subject(name, beside, server, load, 200);
    }
}
