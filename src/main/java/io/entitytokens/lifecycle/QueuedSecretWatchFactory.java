package io.entitytokens.lifecycle;

import io.entitytokens.schedule.ClosedFirst;
import io.entitytokens.schedule.PeriodicWork;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/** Holds what the node has heard of secrets, and sees to it at once, off the request path. */
public final class QueuedSecretWatchFactory implements SecretWatchFactory, ClosedFirst {

    /** So late what could not be written is tried again; all else is written at once. */
    private static final long RETRY_INTERVAL_MILLIS = 5_000;

    private static final long CLEANING_INTERVAL_MILLIS = 3_600_000;

    private KeycloakSessionFactory sessions;
    private SecretWatch watch;
    private SecretQueue queue;
    private PeriodicWork writing;
    private PeriodicWork cleaning;

    @Override
    public SecretWatch create(KeycloakSession session) {
        return watch;
    }

    @Override
    public String getId() {
        return "queued";
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return ClosedFirst.closedLater(sessions);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
        queue = new SecretQueue();
        writing = new PeriodicWork("entity-token-secrets", queue::work);
        writing.every(RETRY_INTERVAL_MILLIS, factory);
        watch = new QueuedSecretWatch(queue, writing::wake, new TokenActs(factory));
        cleaning = new PeriodicWork("entity-token-old-secrets", new SecretCleaner(factory)::run);
        cleaning.every(CLEANING_INTERVAL_MILLIS, factory);
    }

    @Override
    public void close() {
        if (sessions != null) {
            cleaning.close();
            if (writing.close()) {
                queue.work();
            }
        }
    }
}
