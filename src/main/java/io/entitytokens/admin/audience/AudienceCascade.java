package io.entitytokens.admin.audience;

import io.entitytokens.admin.EntityNote;
import io.entitytokens.admin.EntityRepresentation;
import io.entitytokens.token.Entity;
import io.entitytokens.token.store.AudienceStore;
import io.entitytokens.token.store.EntityStore;
import io.entitytokens.token.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    void run() {
        List<String> done = List.of("");
        do {
            String last = done.get(done.size() - 1);
            done =
                    KeycloakModelUtils.runJobInTransactionWithResult(
                            factory, session -> chunk(session, last));
        } while (done.size() == CHUNK);
    }

    /**
     * @return the entities of this chunk
     */
    private List<String> chunk(KeycloakSession session, String last) {
        RealmModel realm = session.realms().getRealm(departure.gone().realmId());
        if (realm == null) {
            return List.of();
        }
        session.getContext().setRealm(realm);
        List<String> ids =
                session.getProvider(Store.class)
                        .audiences()
                        .entitiesThatName(departure.gone(), last, CHUNK);
        if (!ids.isEmpty()) {
            EntityNote note =
                    new EntityNote(realm, new CascadeEvent(realm, session, actor), actor.names());
            ids.forEach(id -> change(session, realm, id, note));
        }
        return ids;
    }

    private void change(KeycloakSession session, RealmModel realm, String id, EntityNote note) {
        EntityStore entities = session.getProvider(Store.class).entities();
        Optional<Entity> held =
                entities.findForUpdate(realm.getId(), id)
                        .filter(entity -> entity.audience().contains(client()));
        if (held.isEmpty()) {
            return;
        }
        EntityRepresentation before = represent(entities, session, realm, id, departure.name());
        Entity entity = held.get();
        entities.update(
                entity.with(entity.settings().without(client()), System.currentTimeMillis()));
        note.write(OperationType.UPDATE, before, represent(entities, session, realm, id, null));
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

    /** Takes out all clients that a node without this extension has removed. */
    static void sweep(KeycloakSessionFactory factory) {
        List<AudienceStore.Gone> gone =
                KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, session -> session.getProvider(Store.class).audiences().gone());
        for (AudienceStore.Gone client : gone) {
            // Its name went with it.
            Departure departure = new Departure(client, client.clientId());
            new AudienceCascade(factory, departure, Actor.nobody()).run();
        }
    }
}
