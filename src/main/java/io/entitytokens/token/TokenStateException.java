package io.entitytokens.token;

/** What is wanted of a token cannot be done in the state that it is in. */
public final class TokenStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message says why, and what can be done
     */
    public TokenStateException(String message) {
        super(message);
    }
}
