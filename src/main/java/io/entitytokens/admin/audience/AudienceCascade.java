package io.entitytokens.admin.audience;

import io.entitytokens.admin.EntityNote;
import io.entitytokens.admin.EntityRepresentation;
import io.entitytokens.lifecycle.ServerEvent;
import io.entitytokens.token.Entity;
import io.entitytokens.token.store.EntityStore;
import io.entitytokens.token.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes a client that is gone out of every audience, as if an admin had done it: each entity has a
 * new version, and the audit tells of it.
 */
final class AudienceCascade {

    private static final Logger LOG = Logger.getLogger(AudienceCascade.class);

    /** Entities of one transaction, which holds them: a fraction of a second's work. */
    private static final int CHUNK = 100;

    private final KeycloakSessionFactory factory;
    private final Departure departure;
    private final Actor actor;

    AudienceCascade(KeycloakSessionFactory factory, Departure departure, Actor actor) {
        this.factory = factory;
        this.departure = departure;
        this.actor = actor;
    }

    /**
     * Entities are changed many at a time, but for those that somebody holds: whoever waits for one
     * holds no other.
     */
    void run() {
        Chunk done = new Chunk(List.of(""), List.of());
        do {
            String last = done.ids.get(done.ids.size() - 1);
            done = inRealm(new Chunk(List.of(), List.of()), realm -> chunk(realm, last));
            done.busy.forEach(this::changeBusy);
        } while (done.ids.size() == CHUNK);
    }

    /**
     * Some entities that name the client.
     *
     * @param busy those of them that somebody holds, or that are gone
     */
    private record Chunk(List<String> ids, List<String> busy) {}

    /** The realm in a transaction of its own. */
    private record Work(KeycloakSession session, RealmModel realm, EntityNote note) {

        EntityStore entities() {
            return session.getProvider(Store.class).entities();
        }
    }

    /**
     * @param otherwise the result if the realm is gone
     */
    private <T> T inRealm(T otherwise, Function<Work, T> job) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> {
                    RealmModel realm = session.realms().getRealm(departure.gone().realmId());
                    if (realm == null) {
                        return otherwise;
                    }
                    session.getContext().setRealm(realm);
                    ServerEvent event = new ServerEvent(realm, session, actor.auth());
                    return job.apply(
                            new Work(session, realm, new EntityNote(realm, event, actor.names())));
                });
    }

    private Chunk chunk(Work work, String last) {
        List<String> ids =
                work.session
                        .getProvider(Store.class)
                        .audiences()
                        .entitiesThatName(departure.gone(), last, CHUNK);
        List<String> busy = new ArrayList<>();
        for (String id : ids) {
            Optional<Entity> free = work.entities().findForUpdateIfFree(work.realm.getId(), id);
            free.ifPresentOrElse(entity -> change(work, entity), () -> busy.add(id));
        }
        return new Chunk(ids, busy);
    }

    private void changeBusy(String id) {
        try {
            inRealm(
                    Optional.<Entity>empty(),
                    work -> {
                        Optional<Entity> held =
                                work.entities().findForUpdate(work.realm.getId(), id);
                        held.ifPresent(entity -> change(work, entity));
                        return held;
                    });
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "Entity %s still names the client %s, which is gone; it is tried again",
                    id,
                    client());
        }
    }

    private void change(Work work, Entity held) {
        if (!held.audience().contains(client())) {
            return;
        }
        KeycloakSession session = work.session;
        RealmModel realm = work.realm;
        EntityStore entities = work.entities();
        String id = held.id();
        EntityRepresentation before = represent(entities, session, realm, id, departure.name());
        entities.update(held.with(held.settings().without(client()), System.currentTimeMillis()));
        work.note.write(
                OperationType.UPDATE, before, represent(entities, session, realm, id, null));
    }

    private String client() {
        return departure.gone().clientId();
    }

    /**
     * @param more the client id that no client has any more, or null
     */
    private static EntityRepresentation represent(
            EntityStore entities,
            KeycloakSession session,
            RealmModel realm,
            String id,
            String more) {
        EntityStore.Listed listed = entities.find(realm.getId(), id).orElseThrow();
        List<String> audience =
                Stream.concat(
                                new Audience(session, realm)
                                        .clientIds(listed.entity().audience()).stream(),
                                Stream.ofNullable(more))
                        .sorted()
                        .toList();
        return EntityRepresentation.of(listed, audience);
    }
}
