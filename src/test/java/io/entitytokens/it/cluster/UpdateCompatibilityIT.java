package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kc.sh update-compatibility} tells an operator who is about to change the jar. */
@Tag("cluster")
class UpdateCompatibilityIT {

    private static final int ROLLING = 0;
    private static final int RECREATE = 3;

    @TempDir private Path directory;

    private static Processes.Result run(Path build, String command, Path file) {
        return Processes.end(
                List.of(
                        build.resolve("bin/kc.sh").toString(),
                        "update-compatibility",
                        command,
                        "--optimized",
                        "--file=" + file));
    }

    private Path metadata(Path build) {
        Path file = directory.resolve("metadata.json");
        assertThat(run(build, "metadata", file).code()).isEqualTo(ROLLING);
        return file;
    }

    @Test
    void sameLevelMayRollAndAnotherMayNot() throws IOException {
        Path file = metadata(Build.withJar());
        assertThat(Files.readString(file)).contains("\"entity-tokens\":{\"level\":\"4\"}");
        assertThat(run(Build.withJar(), "check", file).code()).isEqualTo(ROLLING);

        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "\"entity-tokens\":{\"level\":\"4\"}",
                                "\"entity-tokens\":{\"level\":\"3\"}"));
        Processes.Result check = run(Build.withJar(), "check", file);
        assertThat(check.code()).isEqualTo(RECREATE);
        assertThat(check.output()).contains("entity-tokens.level");
    }

    /** 0.1.0 tells of no level, as a server without the jar: what cannot be told is not risked. */
    @Test
    void noLevelMayNotRoll() {
        Path file = metadata(Build.withoutJar());

        assertThat(run(Build.withoutJar(), "check", file).code()).isEqualTo(ROLLING);
        assertThat(run(Build.withJar(), "check", file).code()).isEqualTo(RECREATE);
    }
}
