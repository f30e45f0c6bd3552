package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Commands;
import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, run as they stand there, but for the name of the realm. */
class ReadmeIT {

    @TempDir private Path directory;

    private static String block(int number) {
        List<String> blocks = Commands.in("README.md", ReadmeIT.class);
        assertThat(blocks).hasSize(4);
        return blocks.get(number);
    }

    @Test
    void nginxLinesStartAGateway() {
        Required.program("envsubst", "gettext-base");
        Required.program("nginx", "nginx-light");
        Required.program("curl", "curl");
        TestRealm realm = TestRealm.named("readmeit-nginx", Map.of());
        String gateway = "127.0.0.1:" + KeycloakProcess.freePort();
        String records = Integer.toString(KeycloakProcess.freePort());

        String output =
                run(
                        block(2).replace("127.0.0.1:8080", Server.get().base().getAuthority())
                                        .replace("127.0.0.1:8000", gateway)
                                        .replace("8082", records)
                                        .replace("REALM=demo", "REALM=" + realm.name())
                                        .strip()
                                + " &\ntrap 'kill $(jobs -p)' EXIT\n"
                                + "curl -s --retry 100 --retry-connrefused --retry-delay 1 http://"
                                + gateway
                                + "/healthz\ncurl -s -i http://"
                                + gateway
                                + "/invoices\n");

        assertThat(output)
                .contains("\"status\":\"UP\"")
                .contains("HTTP/1.1 401")
                .contains("Bearer realm=\"readmeit-nginx\"");
    }

    private String run(String commands) {
        return Commands.run(commands, directory, Map.of());
    }

    @Test
    void curlLinesDoWhatTheySay() {
        Required.program("curl", "curl");
        Required.program("jq", "jq");
        TestRealm realm = TestRealm.named("readmeit-curl", Map.of());

        String output = run(block(0).replace("/realms/demo/", "/realms/" + realm.name() + "/"));

        assertThat(output.lines().filter(line -> line.startsWith("HTTP/")))
                .extracting(line -> line.substring(9, 12))
                .containsExactly("200", "403", "401");
    }

    @Test
    void kcadmLinesDoWhatTheySay() {
        TestRealm realm = TestRealm.named("readmeit-kcadm", Map.of());

        String output = run(block(1).replace("-r demo", "-r " + realm.name()));

        assertThat(output).containsPattern("\"token\"\\s*:\\s*\"ket_").contains("Web shop");
    }

    @Test
    void oauthLinesDoWhatTheySay() {
        Required.program("curl", "curl");
        Required.program("jq", "jq");
        TestRealm realm = TestRealm.named("readmeit-oauth", Map.of());

        String output =
                run(
                        block(3).replace("/realms/demo/", "/realms/" + realm.name() + "/")
                                .replace("/realms/demo", "/realms/" + realm.name()));

        assertThat(output)
                .contains("\"scope\":\"entity:read\"")
                .contains("\"entity\":\"parcel\"")
                .contains("\"issued_token_type\":\"" + OAuth.ACCESS_TOKEN_TYPE + "\"");
    }
}
