package io.entitytokens.it.gateway;

import io.entitytokens.it.support.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The records API that we ship, as it runs. */
record RecordsApi(Background process, String address) implements AutoCloseable {

    /** Starts it at a port of its choice; its output goes into the directory. */
    static RecordsApi start(Path directory) throws IOException {
        Background process =
                Background.start(
                        List.of("java", "docker/records-api/RecordsApi.java", "0"),
                        Map.of(),
                        directory.resolve("records.log"));
        process.awaitOutput("listening on", Duration.ofSeconds(60));
        String line =
                process.output()
                        .lines()
                        .filter(l -> l.contains("listening"))
                        .findFirst()
                        .orElseThrow();
        return new RecordsApi(process, line.substring(line.indexOf("//") + 2).strip());
    }

    String output() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
    }
}
