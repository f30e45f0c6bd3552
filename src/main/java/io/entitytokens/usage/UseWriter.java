package io.entitytokens.usage;

import io.entitytokens.token.RealmShares;
import io.entitytokens.token.format.TokenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Writes the uses that wait, in batches. Throws nothing of the database's; what is lost is told and
 * counted.
 */
final class UseWriter {

    private static final Logger LOG = Logger.getLogger(UseWriter.class);

    /** Rows of one transaction, all of one realm: locks are short, and a failure loses little. */
    static final int BATCH = 100;

    /** What fails as fast as this, as on a connection that has died, is worth a second try. */
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    /** Of a writing: what comes meanwhile is to be written too. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Then there is no next time; but whoever stops the server does not wait for long, either. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

    /** At the end, before what was busy is tried again. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final PendingUses pending;
    private final UseMetrics metrics;
    private final Function<List<PendingUse>, Set<TokenId>> store;

    /** The end of the server waits for its turn to write. */
    private volatile boolean ending;

    /** The last batch failed: the database does not answer, and the others are not tried. */
    private boolean failing;

    /**
     * @param store writes a batch, or throws; gives the tokens whose rows somebody else holds, for
     *     whose uses nobody waits
     */
    UseWriter(
            PendingUses pending,
            UseMetrics metrics,
            Function<List<PendingUse>, Set<TokenId>> store) {
        this.pending = pending;
        this.metrics = metrics;
        this.store = store;
    }

    /**
     * What is busy waits for the next time; and so do all others, where the database does not take
     * one batch.
     */
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
        long begin = System.nanoTime();
        List<PendingUse> left = write(PATIENCE_AT_THE_END);
        while (!left.isEmpty() && !failing && pause()) {
            Duration patience = PATIENCE_AT_THE_END.minusNanos(System.nanoTime() - begin);
            if (patience.isNegative()) {
                break;
            }
            left.forEach(pending::add);
            left = write(patience);
        }
        if (!left.isEmpty()) {
            lose(left, "the server ends");
        }
        tellOfRefused();
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * @return what has neither been written nor lost
     */
    private List<PendingUse> write(Duration patience) {
        List<PendingUse> left = new ArrayList<>();
        long begin = System.nanoTime();
        failing = false;
        for (List<PendingUse> batch : batches(pending.takeAll())) {
            if (failing || ending || System.nanoTime() - begin >= patience.toNanos()) {
                left.addAll(batch);
            } else {
                left.addAll(write(batch));
            }
        }
        return left;
    }

    /** Each of one realm. */
    private static List<List<PendingUse>> batches(List<PendingUse> uses) {
        return RealmShares.fewestFirst(uses, PendingUse::realmId)
                .flatMap(UseWriter::batchesOfRealm)
                .toList();
    }

    private static Stream<List<PendingUse>> batchesOfRealm(List<PendingUse> uses) {
        return IntStream.iterate(0, from -> from < uses.size(), from -> from + BATCH)
                .mapToObj(from -> uses.subList(from, Math.min(from + BATCH, uses.size())));
    }

    /**
     * A batch that fails is lost: kept, a stamp that cannot be written would hold up all others for
     * good.
     *
     * @return what is busy
     */
    private List<PendingUse> write(List<PendingUse> batch) {
        long begin = System.nanoTime();
        try {
            return tryToWrite(batch);
        } catch (RuntimeException e) {
            if (System.nanoTime() - begin >= QUICKLY.toNanos()) {
                return fail(batch, e);
            }
        }
        try {
            return tryToWrite(batch);
        } catch (RuntimeException e) {
            return fail(batch, e);
        }
    }

    private List<PendingUse> tryToWrite(List<PendingUse> batch) {
        Set<TokenId> busy = store.apply(batch);
        return batch.stream().filter(pendingUse -> busy.contains(pendingUse.use().id())).toList();
    }

    private List<PendingUse> fail(List<PendingUse> batch, RuntimeException failure) {
        failing = true;
        lose(batch, failure.toString());
        return List.of();
    }

    private void lose(List<PendingUse> uses, String why) {
        metrics.lost(uses.stream().mapToLong(lost -> lost.use().count()).sum());
        LOG.warnf("Lost the use stamps of %d tokens: %s", uses.size(), why);
    }

    private void tellOfRefused() {
        long refused = pending.takeRefused();
        if (refused > 0) {
            metrics.lost(refused);
            LOG.warnf("Lost %d uses of tokens: more wait than max-tokens allows", refused);
        }
        long withoutNetwork = pending.takeWithoutNetwork();
        if (withoutNetwork > 0) {
            metrics.lostNetworks(withoutNetwork);
            LOG.warnf(
                    "Lost the networks of %d uses: tokens are used from too many", withoutNetwork);
        }
    }
}
