package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Commands;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs say of policies, run as it stands there, but for the name of the realm. */
class PolicyDocIT {

    private static final String REALM = "policydocit";

    @TempDir private Path directory;

    @Test
    void adminSeesWhomARuleHitsAndConfirmsIt() {
        Required.program("jq", "jq");
        TestRealm realm = TestRealm.named(REALM, Map.of());
        Token token = realm.token(realm.entity("invoice"), "read");
        realm.authorize(token, "invoice", "read").expect(200);
        TestRealm.await(
                () -> realm.realmAdmin().get(realm.path(token)).json(),
                json -> json.has("lastUsedTimestamp"));
        List<String> blocks = Commands.in("docs/admin.md", PolicyDocIT.class);
        assertThat(blocks).hasSize(1);

        String output =
                Commands.run(blocks.get(0).replace("-r demo", "-r " + REALM), directory, Map.of());

        assertThat(output)
                .contains("\"refused\": 1", "\"recentlyUsed\": 1", "\"invoice: read")
                .contains("\"entityName\" : \"invoice\"");
        realm.authorize(token, "invoice", "read").expect(200);
    }
}
