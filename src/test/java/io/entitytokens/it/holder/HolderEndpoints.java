package io.entitytokens.it.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.TestRealm;
import java.util.ArrayList;
import java.util.List;

/** What is left of the holder's endpoints where the server's configuration shuts them. */
public final class HolderEndpoints {

    private HolderEndpoints() {}

    /** Nobody is there who would look at a secret, and no document names them. */
    public static void assertSelfShut(TestRealm realm, String secret) {
        Holders holders = new Holders(realm);
        holders.self(secret).expect(404);
        holders.rotate(secret).expect(404);
        holders.end(secret).expect(404);
        holders.revoke("token=" + secret).expect(404);
        assertThat(named(realm)).doesNotContain("self_endpoint", "revocation_endpoint");
    }

    /** Nobody is there who would take reports, and no document names them. */
    public static void assertLeaksShut(TestRealm realm, String secret) {
        new Holders(realm).reportSecrets(secret).expect(404);
        assertThat(named(realm)).doesNotContain("leak_report_endpoint");
    }

    /** The members of the realm's discovery document. */
    static List<String> named(TestRealm realm) {
        List<String> names = new ArrayList<>();
        realm.request("GET", "/.well-known/entity-tokens-configuration")
                .send()
                .expect(200)
                .json()
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }
}
