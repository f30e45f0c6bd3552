package io.entitytokens.admin;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.store.NameTakenException;
import io.entitytokens.token.store.RealmGoneException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
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

    /** Nothing has been changed, and the same request may succeed in a moment. */
    static ErrorResponseException busy() {
        return new ErrorResponseException(
                reply(
                                Response.Status.SERVICE_UNAVAILABLE,
                                null,
                                "Too many changes wait for others; try again")
                        .header(HttpHeaders.RETRY_AFTER, 1)
                        .build());
    }

    static ErrorResponseException of(Response.Status status, String field, String message) {
        return new ErrorResponseException(reply(status, field, message).build());
    }

    private static Response.ResponseBuilder reply(
            Response.Status status, String field, String message) {
        ErrorRepresentation error = new ErrorRepresentation();
        error.setField(field);
        error.setErrorMessage(message);
        return Response.status(status).entity(error).type(MediaType.APPLICATION_JSON);
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
