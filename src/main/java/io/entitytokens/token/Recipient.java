package io.entitytokens.token;

/**
 * For which resource server a token is to be good: an entity's audience says which ones hold its
 * records.
 *
 * @param required whether the entity must have an audience at all
 * @param clientId internal id of the client that must be in it, or null for no one in particular
 */
public record Recipient(boolean required, String clientId) {

    /** No resource server is named, as with a gateway: the audience does not count. */
    public static final Recipient UNNAMED = new Recipient(false, null);

    /** The whole audience, and there must be one. */
    public static final Recipient AUDIENCE = new Recipient(true, null);

    /**
     * @param clientId internal id of the client that must be in the audience
     */
    public static Recipient client(String clientId) {
        return new Recipient(true, clientId);
    }

    /** Whether a client is named that the audience lacks; an empty audience is another matter. */
    boolean isLeftOutBy(Entity entity) {
        return clientId != null
                && !entity.audience().isEmpty()
                && !entity.audience().contains(clientId);
    }

    boolean isMissingIn(Entity entity) {
        return required && entity.audience().isEmpty();
    }
}
