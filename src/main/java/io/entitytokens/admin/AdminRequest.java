package io.entitytokens.admin;

import io.entitytokens.token.EntityStore;
import io.entitytokens.token.Store;
import io.entitytokens.token.TokenStore;
import java.time.Clock;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What every admin call works with: who calls, which realm, where things are stored and noted. */
final class AdminRequest {

    private static final String ENTITY = "ENTITY";
    private static final String ENTITY_TOKEN = "ENTITY_TOKEN";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Access access;
    private final AdminEventBuilder events;
    private final Clock clock = Clock.systemUTC();

    AdminRequest(
            KeycloakSession session,
            RealmModel realm,
            AdminPermissionEvaluator auth,
            AdminEventBuilder events) {
        this.session = session;
        this.realm = realm;
        this.access = new Access(auth);
        this.events = events;
    }

    KeycloakSession session() {
        return session;
    }

    String realmId() {
        return realm.getId();
    }

    Access access() {
        return access;
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

    Clock clock() {
        return clock;
    }

    long now() {
        return clock.millis();
    }

    QueryParameters query() {
        return new QueryParameters(session);
    }

    /**
     * Notes a change of an entity for the audit.
     *
     * @param representation as it is now, or was before it went
     */
    void note(OperationType operation, EntityRepresentation representation) {
        events.resource(ENTITY)
                .operation(operation)
                .resourcePath("entities", representation.id())
                .representation(representation)
                .success();
    }

    /**
     * Notes a change of a token for the audit; a representation has no secret to leak.
     *
     * @param representation as it is now, or was before it went
     */
    void note(OperationType operation, EntityTokenRepresentation representation) {
        events.resource(ENTITY_TOKEN)
                .operation(operation)
                .resourcePath("entities", representation.entityId(), "tokens", representation.id())
                .representation(representation)
                .success();
    }
}
