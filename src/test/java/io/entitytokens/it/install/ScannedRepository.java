package io.entitytokens.it.install;

import io.entitytokens.it.support.Processes;
import io.entitytokens.it.support.Processes.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Git repository with files in which somebody looks for tokens. */
record ScannedRepository(Path root) {

    /** Makes one without a commit. */
    static ScannedRepository in(Path root) throws IOException {
        Files.createDirectories(root);
        ScannedRepository repository = new ScannedRepository(root);
        repository.git("init", "-q");
        return repository;
    }

    /** Writes a file that the next commit will have. */
    ScannedRepository write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text + "\n");
        git("add", name);
        return this;
    }

    /** Commits what will be committed, whatever a hook says. */
    void commit() {
        git("commit", "-q", "--no-verify", "-m", "change");
    }

    /** Commits if no hook objects. */
    Result tryToCommit() {
        return Processes.end(command("commit", "-q", "-m", "change"));
    }

    /** Runs a command of git that must succeed. */
    String git(String... arguments) {
        return Processes.run(command(arguments));
    }

    private List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "git",
                                "-C",
                                root.toString(),
                                "-c",
                                "user.name=somebody",
                                "-c",
                                "user.email=somebody@example.org",
                                "-c",
                                "commit.gpgSign=false"));
        command.addAll(List.of(arguments));
        return command;
    }
}
