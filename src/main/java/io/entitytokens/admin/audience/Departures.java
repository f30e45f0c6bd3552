package io.entitytokens.admin.audience;

import io.entitytokens.realm.MadeClients;
import io.entitytokens.token.store.AudienceStore;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.store.TokenCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The clients that a session removes. One that an import replaces is replaced in audiences too, in
 * the same transaction. Entities that named another are changed when that is committed, and before
 * the caller hears of it: whoever holds an entity keeps nobody from removing a client, and a client
 * that many name holds none of them for long. Meanwhile it counts nowhere, for it is gone.
 */
final class Departures {

    private static final Logger LOG = Logger.getLogger(Departures.class);
    private static final String ATTRIBUTE = Departures.class.getName();

    private final KeycloakSession session;
    private final List<Departure> departures = new ArrayList<>();
    private final List<Departure> replaced = new ArrayList<>();

    /** Who removes them; known once the session commits. */
    private Actor actor;

    private Departures(KeycloakSession session) {
        this.session = session;
    }

    static void note(KeycloakSession session, ClientModel client) {
        of(session)
                .departures
                .add(
                        new Departure(
                                new AudienceStore.Gone(client.getRealm().getId(), client.getId()),
                                client.getClientId()));
    }

    /** A realm goes with all its entities: nothing is to be told of them. */
    static void forget(KeycloakSession session, RealmModel realm) {
        Departures departures = session.getAttribute(ATTRIBUTE, Departures.class);
        if (departures != null) {
            departures.departures.removeIf(
                    departure -> departure.gone().realmId().equals(realm.getId()));
        }
    }

    private static Departures of(KeycloakSession session) {
        Departures departures = session.getAttribute(ATTRIBUTE, Departures.class);
        if (departures == null) {
            departures = new Departures(session);
            session.setAttribute(ATTRIBUTE, departures);
            session.getTransactionManager().enlistPrepare(new OnCommit(departures::prepare));
            session.getTransactionManager()
                    .enlistAfterCompletion(new OnCommit(departures::complete));
        }
        return departures;
    }

    private void prepare() {
        actor = Actor.of(session);
        departures.removeIf(this::isOfItsOwn);
        replaceSucceeded();
    }

    private void replaceSucceeded() {
        for (Departure departure : departures) {
            successor(departure)
                    .ifPresent(
                            successor -> {
                                session.getProvider(Store.class)
                                        .audiences()
                                        .replace(departure.gone().clientId(), successor);
                                replaced.add(departure);
                            });
        }
        departures.removeAll(replaced);
    }

    /** Keycloak's new admin API makes a client to compare with, which no audience can name. */
    private boolean isOfItsOwn(Departure departure) {
        return successor(departure).filter(departure.gone().clientId()::equals).isPresent();
    }

    private Optional<String> successor(Departure departure) {
        return MadeClients.find(session, departure.gone().realmId(), departure.name());
    }

    /** It has been committed, so nothing may be thrown. */
    private void complete() {
        try {
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            if (!replaced.isEmpty()) {
                KeycloakModelUtils.runJobInTransaction(factory, this::forgetReplaced);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The cache is not told of clients that an import has replaced: it forgets them"
                            + " by its time limit",
                    e);
        }
        departures.forEach(this::takeOut);
    }

    private void takeOut(Departure departure) {
        try {
            new AudienceCascade(session.getKeycloakSessionFactory(), departure, actor).run();
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "Entities still name the client %s, which is gone. No token is good for it; it"
                            + " is tried again",
                    departure.name());
        }
    }

    private void forgetReplaced(KeycloakSession after) {
        TokenCache cache = after.getProvider(TokenCache.class);
        replaced.stream()
                .map(departure -> departure.gone().realmId())
                .distinct()
                .forEach(cache::changedRealm);
    }

    /** What is done at one step of a transaction that is committed. */
    private static final class OnCommit extends AbstractKeycloakTransaction {

        private final Runnable step;

        OnCommit(Runnable step) {
            this.step = step;
        }

        @Override
        protected void commitImpl() {
            step.run();
        }

        @Override
        protected void rollbackImpl() {}
    }
}
