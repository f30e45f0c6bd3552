package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Documented;
import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, run as they stand there, but for the name of the realm. */
class ReadmeIT {

    @TempDir private Path directory;

    private Documented readme() {
        return new Documented(Path.of("README.md"), ReadmeIT.class, 3, directory);
    }

    @Test
    void nginxLinesStartAGateway() {
        Required.program("envsubst", "gettext-base");
        Required.program("nginx", "nginx-light");
        Required.program("curl", "curl");
        TestRealm realm = TestRealm.named("readmeit-nginx", Map.of());
        String gateway = "127.0.0.1:" + KeycloakProcess.freePort();
        String records = Integer.toString(KeycloakProcess.freePort());

        Documented readme = readme();
        String output =
                readme.run(
                        readme.block(2)
                                        .replace(
                                                "127.0.0.1:8080",
                                                Server.get().base().getAuthority())
                                        .replace("127.0.0.1:8000", gateway)
                                        .replace("8082", records)
                                        .replace("REALM=demo", "REALM=" + realm.name())
                                        .strip()
                                + " &\ntrap 'kill $(jobs -p)' EXIT\n"
                                + "curl -s --retry 100 --retry-connrefused --retry-delay 1 http://"
                                + gateway
                                + "/healthz\ncurl -s -i http://"
                                + gateway
                                + "/invoices\n",
                        Map.of());

        assertThat(output)
                .contains("\"status\":\"UP\"")
                .contains("HTTP/1.1 401")
                .contains("Bearer realm=\"readmeit-nginx\"");
    }

    @Test
    void curlLinesDoWhatTheySay() {
        Required.program("curl", "curl");
        Required.program("jq", "jq");
        TestRealm realm = TestRealm.named("readmeit-curl", Map.of());

        Documented readme = readme();
        String output =
                readme.run(
                        readme.block(0).replace("/realms/demo/", "/realms/" + realm.name() + "/"),
                        Map.of());

        assertThat(output.lines().filter(line -> line.startsWith("HTTP/")))
                .extracting(line -> line.substring(9, 12))
                .containsExactly("200", "403", "401");
    }

    @Test
    void kcadmLinesDoWhatTheySay() {
        TestRealm realm = TestRealm.named("readmeit-kcadm", Map.of());

        Documented readme = readme();
        String output =
                readme.run(readme.block(1).replace("-r demo", "-r " + realm.name()), Map.of());

        assertThat(output).containsPattern("\"token\"\\s*:\\s*\"ket_").contains("Web shop");
    }
}
