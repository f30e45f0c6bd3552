package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Processes;
import io.entitytokens.it.support.Processes.Result;
import io.entitytokens.it.support.Required;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hook and the rules of docs/use/secret-scanning.md, pasted into a repository, find a token.
 */
class SecretScannersIT {

    private static final String TOKEN = EarlierTables.SECRET;
    private static final int GITLEAKS_FOUND = 17;

    @TempDir private Path directory;
    private ScannedRepository repository;

    @BeforeEach
    void makeRepository() throws IOException {
        Required.program("git", "git");
        repository = ScannedRepository.in(directory.resolve("erp"));
    }

    /** Pastes a block of the document into a shell in the repository. */
    private Result paste(int block) throws IOException {
        Path script = directory.resolve("paste.sh");
        Files.writeString(
                script,
                "set -euo pipefail\ncd '"
                        + repository.root()
                        + "'\n"
                        + SecretScanningDocIT.block(block));
        return Processes.end(List.of("bash", script.toString()));
    }

    private void install(int block) throws IOException {
        Result pasted = paste(block);
        assertThat(pasted.code()).as(pasted.output()).isZero();
    }

    private void assertRefused() {
        Result refused = repository.tryToCommit();
        assertThat(refused.code()).isNotZero();
        assertThat(refused.output())
                .contains("ket_" + EarlierTables.ID)
                .doesNotContain(TOKEN.substring(27));
    }

    @Test
    void hookRefusesACommitWithAToken() throws IOException {
        install(0);
        repository.write("app.env", "KEY=" + TOKEN);

        assertRefused();
    }

    @Test
    void hookLooksAtWhatIsCommittedAndNotAtTheFile() throws IOException {
        install(0);
        repository.write("app.env", "KEY=" + TOKEN);
        Files.delete(repository.root().resolve("app.env"));

        assertRefused();
    }

    @Test
    void hookLooksIntoBinaryFilesToo() throws IOException {
        install(0);
        repository.write("heap.bin", "\0\1\2" + TOKEN + "\0");

        assertRefused();
    }

    @Test
    void hookLetsTheHintPass() throws IOException {
        install(0);
        repository.write("notes.md", "It is " + TOKEN.substring(0, 12) + "…, " + EarlierTables.ID);

        Result committed = repository.tryToCommit();

        assertThat(committed.code()).as(committed.output()).isZero();
    }

    @Test
    void hookLetsWhoeverRemovesATokenPass() throws IOException {
        install(0);
        repository.write("app.env", "KEY=" + TOKEN).commit();
        repository.write("app.env", "KEY=");

        Result committed = repository.tryToCommit();

        assertThat(committed.code()).as(committed.output()).isZero();
    }

    @Test
    void hookThatIsThereAlreadyStays() throws IOException {
        Path hook = repository.root().resolve(".git/hooks/pre-commit");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\n");

        assertThat(paste(0).code()).isNotZero();
        assertThat(hook).hasContent("#!/bin/sh");
    }

    @Test
    void gitSecretsRefusesACommitWithAToken() throws IOException {
        Required.program("git-secrets", "git-secrets");
        install(2);
        repository.write("app.env", "KEY=" + TOKEN);

        assertThat(repository.tryToCommit().output()).contains("prohibited patterns");
        repository.write("app.env", "KEY=");
        assertThat(repository.tryToCommit().code()).isZero();
    }

    /** Debian 12 has no package of it, so that nothing fails without it. */
    @Test
    void gitleaksFindsAToken() throws IOException {
        Assumptions.assumeTrue(
                isInstalled("gitleaks"),
                "gitleaks is not installed: github.com/gitleaks/gitleaks, Installing");
        install(1);
        Path report = directory.resolve("report.json");
        repository.write("app.env", "KEY=" + TOKEN).commit();

        Result found =
                Processes.end(
                        List.of(
                                "gitleaks",
                                "detect",
                                "--source",
                                repository.root().toString(),
                                "--report-format",
                                "json",
                                "--report-path",
                                report.toString(),
                                "--exit-code",
                                Integer.toString(GITLEAKS_FOUND)));

        assertThat(found.code()).as(found.output()).isEqualTo(GITLEAKS_FOUND);
        assertThat(Http.JSON.readTree(report.toFile()).findValuesAsText("RuleID"))
                .contains("keycloak-entity-token");
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
