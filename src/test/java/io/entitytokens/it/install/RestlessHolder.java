package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A holder that reads its token from a file each time, and asks forward auth without a pause. It
 * begins when there is a token in the file.
 */
final class RestlessHolder implements AutoCloseable {

    private static final Duration BEGIN = Duration.ofMinutes(2);

    private final TestRealm realm;
    private final Path file;
    private final Thread thread;

    /** How often each status was answered. */
    private final Map<Integer, Integer> answers = new TreeMap<>();

    private final Set<String> secrets = new TreeSet<>();
    private volatile boolean ending;
    private volatile Throwable failure;

    RestlessHolder(TestRealm realm, Path file) {
        this.realm = realm;
        this.file = file;
        thread = new Thread(this::ask, "restless holder");
        thread.setDaemon(true);
        thread.start();
    }

    private void ask() {
        try {
            TestRealm.await(() -> ending || isThere(), ready -> ready, BEGIN);
            while (!ending) {
                String secret = secret();
                note(secret, status(secret));
            }
        } catch (RuntimeException | AssertionError e) {
            failure = e;
        }
    }

    /** What is being written is longer than nothing when it is whole. */
    private boolean isThere() {
        return file.toFile().length() > 0;
    }

    private String secret() {
        try {
            String secret = Files.readString(file).strip();
            Http.noteSecrets(secret);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int status(String secret) {
        return realm.authorize("GET", "?entity=invoice&permission=read")
                .bearer(secret)
                .send()
                .status();
    }

    private synchronized void note(String secret, int status) {
        secrets.add(secret);
        answers.merge(status, 1, Integer::sum);
    }

    /** Ends it; it was let in each time, and by more secrets than one. */
    void assertNeverRefused() {
        close();
        assertThat(failure).isNull();
        synchronized (this) {
            assertThat(answers).containsOnlyKeys(200);
            assertThat(answers.get(200)).as("load").isGreaterThan(10);
            assertThat(secrets.size()).as("secrets that were used").isGreaterThan(1);
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
