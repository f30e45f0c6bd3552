package io.entitytokens.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponseException;

/** An error as Keycloak's REST APIs say it: which field it is about, and what is wrong. */
public final class ErrorReply {

    private ErrorReply() {}

    /**
     * @param field the name of the field as the caller knows it, or null
     */
    public static ErrorResponseException of(Response.Status status, String field, String message) {
        return new ErrorResponseException(builder(status, field, message).build());
    }

    /** {@link #of}, as an answer to add to. */
    public static Response.ResponseBuilder builder(
            Response.Status status, String field, String message) {
        ErrorRepresentation error = new ErrorRepresentation();
        error.setField(field);
        error.setErrorMessage(message);
        return Response.status(status).entity(error).type(MediaType.APPLICATION_JSON);
    }
}
