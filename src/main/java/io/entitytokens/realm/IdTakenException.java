package io.entitytokens.realm;

/**
 * The issuing client cannot be made whole: the realm has a client, a user or a scope of an id that
 * ours needs, and that is not ours; or it has no flow to put our execution into.
 */
public final class IdTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String id;

    IdTakenException(String id, String message) {
        super(message);
        this.id = id;
    }

    /** The client id, the username, the scope, or the realm's setting that names the flow. */
    public String id() {
        return id;
    }
}
