package io.entitytokens.admin;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.store.NameTakenException;
import io.entitytokens.token.store.RealmGoneException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponseException;

/** What goes wrong, as Keycloak's admin REST API says it. */
final class Problem {

    private Problem() {}

    static NotFoundException noSuchEntity() {
        return new NotFoundException("Could not find entity");
    }

    static NotFoundException noSuchToken() {
        return new NotFoundException("Could not find token");
    }

    static ErrorResponseException of(Response.Status status, String field, String message) {
        ErrorRepresentation error = new ErrorRepresentation();
        error.setField(field);
        error.setErrorMessage(message);
        return new ErrorResponseException(
                Response.status(status).entity(error).type(MediaType.APPLICATION_JSON).build());
    }

    /**
     * Runs a change, and turns what the heart objects to into an answer; nothing is stored then.
     */
    static Response answering(KeycloakSession session, Supplier<Response> change) {
        try {
            return change.get();
        } catch (InvalidValueException e) {
            session.getTransactionManager().setRollbackOnly();
            throw of(Response.Status.BAD_REQUEST, e.field(), e.getMessage());
        } catch (RealmGoneException e) {
            session.getTransactionManager().setRollbackOnly();
            throw new NotFoundException("Realm not found.");
        } catch (NameTakenException e) {
            session.getTransactionManager().setRollbackOnly();
            throw of(Response.Status.CONFLICT, "name", e.getMessage());
        }
    }
}
