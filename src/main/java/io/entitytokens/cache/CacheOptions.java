package io.entitytokens.cache;

import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * What one node may remember, for how long, and what it may ask of the database.
 *
 * @param maxEntries tokens
 * @param maxBytes of all tokens together, as {@link NodeCache} estimates them
 * @param maxUnknown ids that belong to no token
 * @param timeLimit after which the store is asked again, whatever was heard of changes
 * @param maxReads how many reads at once, of each kind
 * @param maxWait how long a request waits for what another one reads, or for its turn
 */
record CacheOptions(
        int maxEntries,
        long maxBytes,
        int maxUnknown,
        Duration timeLimit,
        int maxReads,
        Duration maxWait) {

    private static final Logger LOG = Logger.getLogger(CacheOptions.class);

    private static final String MAX_ENTRIES = "max-entries";
    private static final int DEFAULT_MAX_ENTRIES = 100_000;
    private static final String MAX_MEMORY = "max-memory";
    private static final int DEFAULT_MAX_MEMORY = 96;
    private static final String MAX_UNKNOWN = "max-unknown";
    private static final int DEFAULT_MAX_UNKNOWN = 10_000;
    private static final String TIME_LIMIT = "time-limit";

    /** Also the most: how long a revoked token may live where the nodes cannot talk. */
    private static final int DEFAULT_TIME_LIMIT = 30;

    private static final String MAX_READS = "max-reads";
    private static final int READS_PER_PROCESSOR = 1;
    private static final int MIN_READS = 2;
    private static final String MAX_WAIT = "max-wait";
    private static final int DEFAULT_MAX_WAIT = 500;

    private static final long MIB = 1024L * 1024;

    /** As the server's options say; what is less than one is one. */
    static CacheOptions of(Config.Scope config) {
        return new CacheOptions(
                atLeastOne(config, MAX_ENTRIES, DEFAULT_MAX_ENTRIES),
                MIB * atLeastOne(config, MAX_MEMORY, DEFAULT_MAX_MEMORY),
                atLeastOne(config, MAX_UNKNOWN, DEFAULT_MAX_UNKNOWN),
                Duration.ofSeconds(timeLimit(config)),
                atLeastOne(config, MAX_READS, defaultMaxReads()),
                Duration.ofMillis(atLeastOne(config, MAX_WAIT, DEFAULT_MAX_WAIT)));
    }

    private static int timeLimit(Config.Scope config) {
        int seconds = atLeastOne(config, TIME_LIMIT, DEFAULT_TIME_LIMIT);
        if (seconds > DEFAULT_TIME_LIMIT) {
            LOG.warnf(
                    "The %s of the entity token cache is %d seconds at most",
                    TIME_LIMIT, DEFAULT_TIME_LIMIT);
        }
        return Math.min(seconds, DEFAULT_TIME_LIMIT);
    }

    private static int atLeastOne(Config.Scope config, String option, int otherwise) {
        return Math.max(1, config.getInt(option, otherwise));
    }

    private static int defaultMaxReads() {
        return Math.max(
                MIN_READS, READS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
    }

    /** The options, as Keycloak lists them. */
    static List<ProviderConfigProperty> options() {
        ProviderConfigurationBuilder builder = ProviderConfigurationBuilder.create();
        integer(builder, MAX_ENTRIES, "How many tokens are remembered.", DEFAULT_MAX_ENTRIES);
        integer(
                builder,
                MAX_MEMORY,
                "How much memory remembered tokens may take, in MiB; entities as much again.",
                DEFAULT_MAX_MEMORY);
        integer(
                builder,
                MAX_UNKNOWN,
                "How many ids that belong to no token are remembered.",
                DEFAULT_MAX_UNKNOWN);
        integer(
                builder,
                TIME_LIMIT,
                "Seconds after which the database is asked again, 30 at most: how long a revoked"
                        + " token may live on a node that could not be told.",
                DEFAULT_TIME_LIMIT);
        integer(
                builder,
                MAX_READS,
                "How many reads of tokens that nobody remembers the database gets at once, and as"
                        + " many of entities.",
                defaultMaxReads());
        integer(
                builder,
                MAX_WAIT,
                "Milliseconds that a request waits for its turn to read, or for another one that"
                        + " reads the same, before it gets a 503.",
                DEFAULT_MAX_WAIT);
        return builder.build();
    }

    private static void integer(
            ProviderConfigurationBuilder builder, String name, String help, int otherwise) {
        builder.property()
                .name(name)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText(help)
                .defaultValue(otherwise)
                .add();
    }
}
