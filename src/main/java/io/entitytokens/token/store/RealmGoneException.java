package io.entitytokens.token.store;

/** The realm that somebody works in has just been removed. */
public final class RealmGoneException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RealmGoneException() {
        super("The realm is gone");
    }
}
