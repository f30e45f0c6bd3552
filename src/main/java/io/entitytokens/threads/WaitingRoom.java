package io.entitytokens.threads;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Places for requests that wait for the database on behalf of entity tokens. Each of them holds a
 * thread of the server's pool, and perhaps a connection already, which all other requests need as
 * well. So each kind of waiting has a part of them. Who is waited for never waits in the same room:
 * it can always end, and give back what it has.
 */
public final class WaitingRoom {

    /** Keycloak sets it from {@code http-pool-max-threads}, or from the number of processors. */
    private static final String THREADS = "quarkus.thread-pool.max-threads";

    /** What Keycloak makes of it when nobody sets it. */
    private static final int DEFAULT_THREADS = 50;

    private static final int THREADS_PER_PROCESSOR = 4;

    /** Keycloak sets it from {@code db-pool-max-size}. */
    private static final String CONNECTIONS = "quarkus.datasource.jdbc.max-size";

    private static final int DEFAULT_CONNECTIONS = 100;

    private static final int PART_FOR_LOOK_UPS = 2;
    private static final int PART_FOR_SECOND_CONNECTIONS = 4;
    private static final int PART_FOR_HELD_ENTITIES = 4;
    private static final int PART_FOR_HOLDERS = 8;
    private static final int PART_FOR_REPORTS = 8;
    private static final int PART_FOR_DRY_RUNS = 16;

    private final Semaphore places;

    private WaitingRoom(int places) {
        this.places = new Semaphore(places);
    }

    /** Made once: the sizes of the server's pools cannot change while it runs. */
    private static final class OfTheServer {

        static final int SIZE = Math.min(threads(), connections());
        static final WaitingRoom LOOK_UPS = part(SIZE, PART_FOR_LOOK_UPS);
        static final WaitingRoom SECOND_CONNECTIONS = part(SIZE, PART_FOR_SECOND_CONNECTIONS);
        static final WaitingRoom HELD_ENTITIES = part(SIZE, PART_FOR_HELD_ENTITIES);
        static final WaitingRoom HOLDERS = part(SIZE, PART_FOR_HOLDERS);
        static final WaitingRoom REPORTS = part(SIZE, PART_FOR_REPORTS);
        static final WaitingRoom DRY_RUNS = part(SIZE, PART_FOR_DRY_RUNS);
    }

    /** For whoever wants to know a token that is not remembered: half of the pool. */
    public static WaitingRoom forLookUps() {
        return OfTheServer.LOOK_UPS;
    }

    /**
     * For whoever may hold a connection and wants another, to write an event before the answer, or
     * to ask what an admin held before their request: a quarter of the pool.
     */
    public static WaitingRoom forSecondConnections() {
        return OfTheServer.SECOND_CONNECTIONS;
    }

    /**
     * For admins who hold a connection and wait for an entity that somebody else is changing: a
     * quarter of the pool.
     */
    public static WaitingRoom forHeldEntities() {
        return OfTheServer.HELD_ENTITIES;
    }

    /**
     * For holders who change their tokens: an eighth of the pool. They keep no admin out of the
     * room for held entities.
     */
    public static WaitingRoom forHolders() {
        return OfTheServer.HOLDERS;
    }

    /** For whoever reports tokens, many at a time: an eighth of the pool. */
    public static WaitingRoom forReports() {
        return OfTheServer.REPORTS;
    }

    /** For admins who try a change on all tokens of an entity: a sixteenth of the pool. */
    public static WaitingRoom forDryRuns() {
        return OfTheServer.DRY_RUNS;
    }

    /**
     * @param size of the smaller pool
     * @param parts of the pool; one of them may wait, and one request in any case
     */
    static WaitingRoom part(int size, int parts) {
        return new WaitingRoom(Math.max(1, size / parts));
    }

    private static int threads() {
        return ConfigProvider.getConfig()
                .getOptionalValue(THREADS, Integer.class)
                .orElseGet(
                        () ->
                                Math.max(
                                        DEFAULT_THREADS,
                                        THREADS_PER_PROCESSOR
                                                * Runtime.getRuntime().availableProcessors()));
    }

    private static int connections() {
        return ConfigProvider.getConfig()
                .getOptionalValue(CONNECTIONS, Integer.class)
                .orElse(DEFAULT_CONNECTIONS);
    }

    /**
     * Takes a place, which has to be given back by {@link #leave}.
     *
     * @return false at once if none is free
     */
    public boolean enter() {
        return places.tryAcquire();
    }

    public void leave() {
        places.release();
    }

    /**
     * Works in a place of the room.
     *
     * @param full what is thrown at once if none is free
     */
    public <T> T during(Supplier<T> work, Supplier<? extends RuntimeException> full) {
        if (!enter()) {
            throw full.get();
        }
        try {
            return work.get();
        } finally {
            leave();
        }
    }
}
