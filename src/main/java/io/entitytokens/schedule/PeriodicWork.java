package io.entitytokens.schedule;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/**
 * Work that is done again and again, on a thread of its own. Keycloak's timers share one thread,
 * and whoever holds that holds up Keycloak's own work: so the timer only wakes this one. The work
 * never runs twice at a time.
 */
public final class PeriodicWork {

    private static final Logger LOG = Logger.getLogger(PeriodicWork.class);

    private static final int IDLE_SECONDS = 30;

    /** Whoever stops the server does not wait for long. */
    private static final int PATIENCE_AT_THE_END_SECONDS = 20;

    private final String name;
    private final Runnable work;
    private final ThreadPoolExecutor thread;

    /**
     * @param name of the timer and of the thread
     */
    public PeriodicWork(String name, Runnable work) {
        this.name = name;
        this.work = work;
        thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        // One waits while one runs; what comes in between would find nothing to do.
                        new ArrayBlockingQueue<>(1),
                        this::daemon,
                        new ThreadPoolExecutor.DiscardPolicy());
        thread.allowCoreThreadTimeOut(true);
    }

    private Thread daemon(Runnable task) {
        Thread daemon = new Thread(task, name);
        daemon.setDaemon(true);
        return daemon;
    }

    /**
     * Has the work done every so often, once the server has started. To be called in {@code
     * postInit}.
     */
    public void every(long intervalMillis, KeycloakSessionFactory factory) {
        factory.register(
                event -> {
                    if (event instanceof PostMigrationEvent) {
                        KeycloakModelUtils.runJobInTransaction(
                                factory,
                                session ->
                                        session.getProvider(TimerProvider.class)
                                                .schedule(this::wake, intervalMillis, name));
                    }
                });
    }

    /** Has the work done soon, and does not wait for it. */
    public void wake() {
        thread.execute(this::runSafely);
    }

    private void runSafely() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s failed, and is tried again the next time", name);
        }
    }

    /**
     * Ends it, and waits until what runs has ended. Nothing is interrupted: H2 would close its
     * file.
     *
     * @return whether nothing runs any more
     */
    public boolean close() {
        thread.shutdown();
        thread.getQueue().clear();
        try {
            return thread.awaitTermination(PATIENCE_AT_THE_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
