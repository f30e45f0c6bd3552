package io.entitytokens.token.store;

/** Something that may be there only once is there already: a row, by one of its unique keys. */
public final class DuplicateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DuplicateException(Throwable cause) {
        super(cause);
    }
}
