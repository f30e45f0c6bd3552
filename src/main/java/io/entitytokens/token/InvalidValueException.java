package io.entitytokens.token;

/**
 * A value that cannot be accepted. The message is for whoever sent it and repeats nothing of it.
 */
public final class InvalidValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    /**
     * @param field the name of the field as the sender knows it
     * @param problem what is wrong, to be read after the field's name: "is required"
     */
    public InvalidValueException(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
        this.problem = problem;
    }

    /**
     * The same of a part of something larger.
     *
     * @param path what stands before the part's name: {@code limits[1].}
     */
    public InvalidValueException within(String path) {
        return new InvalidValueException(path + field, problem);
    }

    public String field() {
        return field;
    }
}
