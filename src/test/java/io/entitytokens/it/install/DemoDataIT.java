package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of docker/compose.yaml, made by its own script in a realm from its own file. */
class DemoDataIT {

    private static final Pattern TOKEN = Pattern.compile("ket_\\w{72}");

    @TempDir private Path directory;

    private String run(String output) {
        try (Background script =
                Background.start(
                        List.of("bash", "-c", "bash docker/demo-data.sh && echo done"),
                        Map.of(
                                "KEYCLOAK",
                                Server.get().base().toString(),
                                "KEYCLOAK_HOME",
                                System.getProperty("keycloak.home"),
                                "KC_CLI_PASSWORD",
                                Server.ADMIN_PASSWORD,
                                "GATEWAY",
                                "http://localhost:8000",
                                "CONSOLE",
                                "http://localhost:8080"),
                        directory.resolve(output))) {
            script.awaitOutput("\ndone", Duration.ofMinutes(2));
            Http.noteSecrets(script.output());
            return script.output();
        }
    }

    @Test
    void secondRunChangesNothing() throws IOException {
        Caller master = Caller.masterAdmin();
        master.request("POST", "/admin/realms")
                .json(Files.readString(Path.of("docker", "demo-realm.json")))
                .send()
                .expect(201);

        Matcher token = TOKEN.matcher(run("first.log"));
        assertThat(token.find()).isTrue();
        Http.request("GET", "/realms/demo/entity-tokens/authorize?entity=invoice&permission=read")
                .bearer(token.group())
                .send()
                .expect(200);

        String second = run("second.log");
        assertThat(second).contains("was there already");
        assertThat(TOKEN.matcher(second).find()).isFalse();
        assertThat(master.get("/admin/realms/demo/entities/count").expect(200).body())
                .isEqualTo("2");
        assertThat(master.get("/admin/realms/demo/entity-tokens").expect(200).json()).hasSize(1);
        assertThat(
                        master.get("/admin/realms/demo/entities?search=invoice")
                                .json()
                                .at("/0/audience")
                                .toString())
                .isEqualTo("[\"records-api\"]");
    }
}
