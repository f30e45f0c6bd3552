package io.entitytokens.bench.rig;

import io.entitytokens.it.support.Http;
import java.net.URI;

/** Introspection of one token by one client. */
public final class Introspection {

    private Introspection() {}

    /** Throws unless the client may introspect the token and the token is active. */
    public static Subject of(
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
