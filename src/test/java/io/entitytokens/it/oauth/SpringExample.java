package io.entitytokens.it.oauth;

import io.entitytokens.it.support.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code docs/examples/spring-security}, which Maven has built. */
final class SpringExample {

    private SpringExample() {}

    /** Starts it with one of its profiles. */
    static Background start(String profile, Map<String, String> environment, int port)
            throws IOException {
        return Background.start(
                        List.of(
                                "java",
                                "-jar",
                                "target/examples/spring-security/target/records-api.jar",
                                "--server.address=127.0.0.1",
                                "--server.port=" + port,
                                "--spring.profiles.active=" + profile),
                        environment,
                        Files.createTempDirectory("spring").resolve("output.log"))
                .awaitOutput("Started RecordsApi", Duration.ofMinutes(3));
    }
}
