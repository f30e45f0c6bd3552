package io.entitytokens.admin;

import io.entitytokens.admin.audience.Audience;
import io.entitytokens.audit.EntityChange;
import io.entitytokens.audit.EventDetails;
import io.entitytokens.audit.TokenAct;
import io.entitytokens.threads.WaitingRoom;
import io.entitytokens.token.Entity;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.EntityStore;
import io.entitytokens.token.store.EventStore;
import io.entitytokens.token.store.NetworkStore;
import io.entitytokens.token.store.PolicyStore;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.store.TokenStore;
import io.entitytokens.token.store.ViolationStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What every admin call works with: who calls, which realm, where things are stored and noted. */
final class AdminRequest {

    /** What else comes in a path, no database needs to be asked about, and some cannot be. */
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Access access;
    private final AdminEventBuilder adminEvent;

    /** One time for all that a request does. */
    private final Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);

    AdminRequest(
            KeycloakSession session,
            RealmModel realm,
            AdminPermissionEvaluator auth,
            AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.access = new Access(auth, realm);
        this.adminEvent = adminEvent;
    }

    KeycloakSession session() {
        return session;
    }

    RealmModel realm() {
        return realm;
    }

    String realmId() {
        return realm.getId();
    }

    Access access() {
        return access;
    }

    static boolean isEntityId(String text) {
        return UUID.matcher(text).matches();
    }

    /**
     * @throws NotFoundException if the realm has no such entity
     */
    EntityStore.Listed entity(String id) {
        return Optional.of(id)
                .filter(AdminRequest::isEntityId)
                .flatMap(uuid -> entities().find(realmId(), uuid))
                .orElseThrow(Problem::noSuchEntity);
    }

    /**
     * Holds off other changes of the entity and its tokens until the request ends. Whoever changes
     * a token comes here first, so that nobody waits for a token while holding what the other waits
     * for; and not before the body is read, which takes as long as the caller likes.
     *
     * @throws NotFoundException if the realm has no such entity
     * @throws org.keycloak.services.ErrorResponseException 503 if somebody holds it, and too many
     *     wait for theirs
     */
    Entity entityForUpdate(String id) {
        return Optional.of(id)
                .filter(AdminRequest::isEntityId)
                .flatMap(
                        uuid ->
                                entities()
                                        .findForUpdateIfFree(realmId(), uuid)
                                        .or(() -> awaitEntity(uuid)))
                .orElseThrow(Problem::noSuchEntity);
    }

    /** Whoever waits has a thread and a connection, which other realms need as well. */
    private Optional<Entity> awaitEntity(String id) {
        return WaitingRoom.forHeldEntities()
                .during(() -> entities().findForUpdate(realmId(), id), Problem::busy);
    }

    /** Sees to what OAuth needs, before the realm has its first token. */
    FirstToken firstToken() {
        return new FirstToken(session, realm, adminEvent);
    }

    Audience audience() {
        return new Audience(session, realm);
    }

    EntityStore entities() {
        return session.getProvider(Store.class).entities();
    }

    TokenStore tokens() {
        return session.getProvider(Store.class).tokens();
    }

    PolicyStore policies() {
        return session.getProvider(Store.class).policies();
    }

    ViolationStore violations() {
        return session.getProvider(Store.class).violations();
    }

    /** What holds for the tokens of an entity: the stricter of its own rules and the realm's. */
    TokenPolicy effectivePolicy(Entity entity) {
        return policies().effective(realmId(), entity.id());
    }

    NetworkStore networks() {
        return session.getProvider(Store.class).networks();
    }

    EventStore events() {
        return session.getProvider(Store.class).events();
    }

    Clock clock() {
        return clock;
    }

    long now() {
        return clock.millis();
    }

    /** Finds out whom a change of addresses would shut out, where nothing is to be changed. */
    AddressDryRun dryRun() {
        session.getTransactionManager().setRollbackOnly();
        return new AddressDryRun(session.getProvider(Store.class), now());
    }

    QueryParameters query() {
        return new QueryParameters(session);
    }

    /**
     * Notes a change of an entity for the audit.
     *
     * @param before as it was, or null if it is new
     * @param after as it is now, or null if it is gone
     */
    void note(OperationType operation, EntityRepresentation before, EntityRepresentation after) {
        note().write(operation, before, after);
    }

    private EntityNote note() {
        return new EntityNote(realm, adminEvent, access.caller());
    }

    /**
     * Notes a change of a token for the audit; a representation has no secret to leak.
     *
     * @param before as it was, or null if it is new
     * @param after as it is now, or null if it is gone
     */
    void note(
            OperationType operation,
            EntityTokenRepresentation before,
            EntityTokenRepresentation after) {
        note(operation, before, after, Map.of());
    }

    /**
     * Notes a change of rules.
     *
     * @param entity whose rules they are; empty for the realm's
     */
    void note(Optional<Entity> entity, PolicyRepresentation before, PolicyRepresentation after) {
        adminEvent
                .resource(EntityChange.ENTITY_POLICY)
                .operation(OperationType.UPDATE)
                .resourcePath(
                        entity.map(e -> new String[] {"entities", e.id(), "policy"})
                                .orElseGet(() -> new String[] {"entities", "policy"}))
                .representation(after);
        EntityNote note = note();
        note.send(
                entity.map(e -> note.details(e.id(), e.name(), before, after))
                        .orElseGet(() -> note.details(before, after)));
    }

    /** Notes what an admin did with a token and its secrets. */
    void note(
            TokenAct act,
            EntityTokenRepresentation before,
            EntityTokenRepresentation after,
            int generation) {
        note(OperationType.ACTION, before, after, act.details(generation));
        act.count();
    }

    private void note(
            OperationType operation,
            EntityTokenRepresentation before,
            EntityTokenRepresentation after,
            Map<String, String> more) {
        EntityTokenRepresentation told = after == null ? before : after;
        EntityNote note = note();
        Map<String, String> details =
                note.details(told.entityId(), told.entityName(), before, after);
        details.put(EventDetails.TOKEN_ID, told.id());
        details.put(EventDetails.TOKEN_NAME, told.name());
        details.putAll(more);
        adminEvent
                .resource(EntityChange.ENTITY_TOKEN)
                .operation(operation)
                .resourcePath("entities", told.entityId(), "tokens", told.id())
                .representation(told);
        note.send(details);
    }
}
