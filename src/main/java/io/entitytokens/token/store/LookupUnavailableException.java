package io.entitytokens.token.store;

/** A token could not be looked up: the store does not answer, or is asked too much already. */
public final class LookupUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LookupUnavailableException(String message) {
        // Thrown by the thousand in a flood, and always from the same place: no stack trace.
        super(message, null, false, false);
    }
}
