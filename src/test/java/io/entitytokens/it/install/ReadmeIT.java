package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Commands;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.TestRealm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, run as they stand there, but for the name of the realm. */
class ReadmeIT {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");

    @TempDir private Path directory;

    private static String block(int number) {
        List<String> blocks = Commands.in("README.md", ReadmeIT.class);
        assertThat(blocks).hasSize(2);
        return blocks.get(number);
    }

    @Test
    void nginxLinesSendRequestsThroughAGateway() {
        Required.program("envsubst", "gettext-base");
        Required.program("nginx", "nginx-light");
        Required.program("curl", "curl");
        TestRealm realm = TestRealm.named("readmeit-nginx", Map.of());
        realm.entity("customer");
        TestRealm.Token token = realm.token(realm.entity("invoice"), "read", "write");
        String gateway = "127.0.0.1:" + Ports.free();
        String records = Integer.toString(Ports.free());

        String output =
                Commands.run(
                        block(1).replace("127.0.0.1:8000", gateway)
                                .replace("8082", records)
                                .replace("REALM=demo", "REALM=" + realm.name()),
                        directory,
                        Map.of("TOKEN", token.secret()));

        assertThat(statuses(output)).containsExactly("200", "201", "403", "403");
    }

    private static List<String> statuses(String output) {
        return STATUS.matcher(output).results().map(status -> status.group(1)).toList();
    }

    @Test
    void curlLinesDoWhatTheySay() {
        Required.program("curl", "curl");
        Required.program("jq", "jq");
        TestRealm realm = TestRealm.named("readmeit-curl", Map.of());

        String output =
                Commands.run(
                        block(0).replace("/realms/demo/", "/realms/" + realm.name() + "/"),
                        directory,
                        Map.of());

        assertThat(statuses(output)).containsExactly("200", "403", "401");
    }
}
