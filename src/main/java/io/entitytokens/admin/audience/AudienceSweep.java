package io.entitytokens.admin.audience;

import io.entitytokens.schedule.PeriodicWork;
import io.entitytokens.token.store.AudienceStore.Gone;
import io.entitytokens.token.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes clients out of audiences that nobody else takes out: a node without this extension has
 * removed them, or the node that was about to do it has ended.
 */
final class AudienceSweep {

    private static final Logger LOG = Logger.getLogger(AudienceSweep.class);

    private static final Duration INTERVAL = Duration.ofMinutes(15);

    private final KeycloakSessionFactory factory;
    private final PeriodicWork work = new PeriodicWork("entity-token-audiences", this::run);
    private Set<Gone> before;

    AudienceSweep(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** To be called in {@code postInit}. */
    void schedule() {
        work.every(INTERVAL.toMillis(), factory);
    }

    /** Begins, at the start of the server, which does not wait for it. */
    void begin() {
        work.wake();
    }

    private void run() {
        List<Gone> gone =
                KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, session -> session.getProvider(Store.class).audiences().gone());
        due(gone).forEach(this::takeOut);
    }

    /**
     * At first all. Later those that were gone the last time, too: the others may be just what an
     * admin's call is taking out, in the admin's name.
     */
    List<Gone> due(List<Gone> gone) {
        List<Gone> due = before == null ? gone : gone.stream().filter(before::contains).toList();
        before = Set.copyOf(gone);
        return due;
    }

    private void takeOut(Gone client) {
        try {
            // Its name went with it.
            Departure departure = new Departure(client, client.clientId());
            new AudienceCascade(factory, departure, Actor.nobody()).run();
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "Entities still name the client %s, which is gone. No token is good for it; it"
                            + " is tried again",
                    client.clientId());
        }
    }

    void close() {
        work.close();
    }
}
