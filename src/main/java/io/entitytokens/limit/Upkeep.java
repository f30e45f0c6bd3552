package io.entitytokens.limit;

import org.jboss.logging.Logger;

/** Keeps the table of buckets small: each second, if there are too many, and each minute. */
final class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private static final int SECONDS_OF_A_MINUTE = 60;

    private final BucketTable table;
    private final LimitMetrics metrics;
    private int seconds;
    private long dropped;

    Upkeep(BucketTable table, LimitMetrics metrics) {
        this.table = table;
        this.metrics = metrics;
    }

    /** To be called once a second. */
    void run() {
        int tooMany = table.shrink();
        metrics.dropped(tooMany);
        dropped += tooMany;
        seconds++;
        if (seconds % SECONDS_OF_A_MINUTE == 0) {
            table.dropIdle();
            tellOfDropped();
        }
    }

    private void tellOfDropped() {
        if (dropped > 0) {
            LOG.warnf(
                    "More limited tokens are in use than max-tokens allows: the limits of %d that"
                            + " had used least of them, in realms beyond their share, have begun"
                            + " anew",
                    dropped);
            dropped = 0;
        }
    }
}
