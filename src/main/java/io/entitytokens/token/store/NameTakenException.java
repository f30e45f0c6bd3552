package io.entitytokens.token.store;

/** Another entity of the realm, or another token of the entity, has this name already. */
public final class NameTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NameTakenException(String message) {
        super(message);
    }
}
