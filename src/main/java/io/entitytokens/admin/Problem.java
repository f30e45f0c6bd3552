package io.entitytokens.admin;

import io.entitytokens.http.ErrorReply;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.TokenStateException;
import io.entitytokens.token.store.NameTakenException;
import io.entitytokens.token.store.RealmGoneException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
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

    static NotFoundException noSuchSecret() {
        return new NotFoundException("Could not find secret");
    }

    /** Nothing has been changed, and the same request may succeed in a moment. */
    static ErrorResponseException busy() {
        return new ErrorResponseException(
                ErrorReply.builder(
                                Response.Status.SERVICE_UNAVAILABLE,
                                null,
                                "Too many changes wait for others; try again")
                        .header(HttpHeaders.RETRY_AFTER, 1)
                        .build());
    }

    static ErrorResponseException of(Response.Status status, String field, String message) {
        return ErrorReply.of(status, field, message);
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
        } catch (TokenStateException e) {
            session.getTransactionManager().setRollbackOnly();
            throw of(Response.Status.CONFLICT, null, e.getMessage());
        } catch (NameTakenException e) {
            session.getTransactionManager().setRollbackOnly();
            throw of(Response.Status.CONFLICT, "name", e.getMessage());
        }
    }
}
