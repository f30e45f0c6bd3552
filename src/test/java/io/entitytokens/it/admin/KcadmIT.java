package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keycloak's own command line works on entities and tokens, as the README shows. */
@Tag("database")
class KcadmIT {

    private static TestRealm realm;

    @BeforeAll
    static void logIn() {
        realm = TestRealm.of(KcadmIT.class);
        Server.get()
                .kcadm(
                        "config",
                        "credentials",
                        "--config",
                        "/tmp/kcadm-it.config",
                        "--server",
                        Server.get().internalBase().toString(),
                        "--realm",
                        "master",
                        "--user",
                        Server.ADMIN,
                        "--password",
                        Server.ADMIN_PASSWORD);
    }

    private static String kcadm(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", "/tmp/kcadm-it.config", "-r", realm.name()));
        String output = Server.get().kcadm(all.toArray(String[]::new));
        Http.noteSecrets(output);
        return output;
    }

    @Test
    void entityAndTokenAreMadeReadChangedAndRemoved() throws IOException {
        String entity = kcadm("create", "entities", "-s", "name=invoice", "-i").strip();
        JsonNode token =
                Http.JSON.readTree(
                        kcadm(
                                "create",
                                "entities/" + entity + "/tokens",
                                "-s",
                                "name=SAP Invoice Integration",
                                "-s",
                                "permissions=[\"read\"]",
                                "-h",
                                "Prefer=return=representation",
                                "-o"));
        String path = "entities/" + entity + "/tokens/" + token.get("id").textValue();

        assertThat(token.get("token").textValue()).startsWith("ket_");
        assertThat(kcadm("get", "entities", "-q", "search=inv")).contains(entity);
        assertThat(kcadm("get", "entities/count").strip()).isEqualTo("1");
        kcadm("update", path, "-s", "enabled=false");
        assertThat(kcadm("get", path)).contains("\"status\" : \"disabled\"");
        assertThat(kcadm("get", "entity-tokens")).contains("SAP Invoice Integration");
        kcadm("delete", path);
        kcadm("delete", "entities/" + entity);
        assertThat(kcadm("get", "entities").strip()).isEqualTo("[ ]");
    }
}
