package io.entitytokens.admin;

import io.entitytokens.realm.IdTakenException;
import io.entitytokens.realm.IssuingClientSetup;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** What a realm needs no later than with its first token. */
final class FirstToken {

    private static final Logger LOG = Logger.getLogger(FirstToken.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminEventBuilder adminEvent;

    FirstToken(KeycloakSession session, RealmModel realm, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.adminEvent = adminEvent;
    }

    /**
     * Sees to it that the realm has the client that tokens are presented as. It is made as if this
     * admin had made it: Keycloak's audit tells of it, too.
     *
     * @throws org.keycloak.services.ErrorResponseException 409 if somebody else has one of that id
     */
    void ensureIssuingClient() {
        try {
            new IssuingClientSetup(session, realm).ensure().ifPresent(this::note);
        } catch (IdTakenException e) {
            session.getTransactionManager().setRollbackOnly();
            LOG.warnf("No tokens in realm %s: %s (%s)", realm.getName(), e.getMessage(), e.id());
            throw Problem.of(Response.Status.CONFLICT, e.id(), e.getMessage());
        }
    }

    private void note(IssuingClientSetup.Change change) {
        ClientModel client = change.client();
        adminEvent
                .clone(session)
                .resource(ResourceType.CLIENT)
                .operation(change.operation())
                .resourcePath("clients", client.getId())
                .representation(ModelToRepresentation.toRepresentation(client, session))
                .success();
    }
}
