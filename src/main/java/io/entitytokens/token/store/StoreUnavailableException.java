package io.entitytokens.token.store;

/** What a request has to write cannot be written now. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean readOnly;

    /**
     * @param readOnly as {@link #isReadOnly} gives it
     */
    public StoreUnavailableException(Throwable cause, boolean readOnly) {
        super(cause);
        this.readOnly = readOnly;
    }

    /** Whether the database answers and takes nothing; otherwise it may be away. */
    public boolean isReadOnly() {
        return readOnly;
    }
}
