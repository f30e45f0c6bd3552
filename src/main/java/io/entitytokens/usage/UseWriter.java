package io.entitytokens.usage;

import io.entitytokens.token.TokenUse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes the uses that wait, in batches. Throws nothing, as that would end the timer; what is lost
 * is told and counted.
 */
final class UseWriter {

    private static final Logger LOG = Logger.getLogger(UseWriter.class);

    /** Rows of one transaction: locks on them are short, and a failure loses little. */
    static final int BATCH = 500;

    /** What fails as fast as this, on a lock for one, is worth a second try. */
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    /** Of a writing: the timers of the server share a thread. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Then there is no next time; but whoever stops the server does not wait for long, either. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

    private final PendingUses pending;
    private final UseMetrics metrics;
    private final Consumer<List<TokenUse>> store;

    /** The end of the server waits for its turn to write. */
    private volatile boolean ending;

    /**
     * @param store writes a batch, or throws
     */
    UseWriter(PendingUses pending, UseMetrics metrics, Consumer<List<TokenUse>> store) {
        this.pending = pending;
        this.metrics = metrics;
        this.store = store;
    }

    /** Where the database does not take one batch, the others wait for the next time. */
    synchronized void writeAll() {
        write(PATIENCE).forEach(pending::add);
        tellOfRefused();
    }

    /**
     * Writes what there is time for, at the end of the server. Whoever is writing at that moment
     * ends with its batch, and leaves the others to be written here.
     */
    void writeLast() {
        ending = true;
        writeRest();
    }

    private synchronized void writeRest() {
        ending = false;
        List<TokenUse> left = write(PATIENCE_AT_THE_END);
        if (!left.isEmpty()) {
            lose(left, "the server ends");
        }
        tellOfRefused();
    }

    /**
     * @return what has neither been written nor lost
     */
    private List<TokenUse> write(Duration patience) {
        List<TokenUse> uses = pending.takeAll();
        long begin = System.nanoTime();
        int from = 0;
        boolean fails = false;
        while (from < uses.size()
                && !fails
                && !ending
                && System.nanoTime() - begin < patience.toNanos()) {
            int to = Math.min(from + BATCH, uses.size());
            fails = !write(uses.subList(from, to));
            from = to;
        }
        return uses.subList(from, uses.size());
    }

    /**
     * @return false if the batch is lost: kept, a stamp that cannot be written would hold up all
     *     others for good
     */
    private boolean write(List<TokenUse> batch) {
        long begin = System.nanoTime();
        RuntimeException failure = tryToWrite(batch);
        if (failure != null && System.nanoTime() - begin < QUICKLY.toNanos()) {
            failure = tryToWrite(batch);
        }
        if (failure != null) {
            lose(batch, failure.toString());
        }
        return failure == null;
    }

    /**
     * @return why it could not be done, or null
     */
    private RuntimeException tryToWrite(List<TokenUse> batch) {
        try {
            store.accept(batch);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private void lose(List<TokenUse> uses, String why) {
        metrics.lost(uses.stream().mapToLong(TokenUse::count).sum());
        LOG.warnf("Lost the use stamps of %d tokens: %s", uses.size(), why);
    }

    private void tellOfRefused() {
        long refused = pending.takeRefused();
        if (refused > 0) {
            metrics.lost(refused);
            LOG.warnf("Lost %d uses of tokens: more wait than max-tokens allows", refused);
        }
    }
}
