package io.entitytokens.audit;

/** The names of the details of our events, and of what the history of an entity keeps of them. */
public final class EventDetails {

    /** Where the token was presented. */
    public static final String ENDPOINT = "endpoint";

    /** What was asked for, or what the token has. */
    public static final String PERMISSION = "permission";

    /** Why a token was refused. */
    public static final String REASON = "reason";

    /** The name of the entity. */
    public static final String ENTITY = "entity";

    /** The internal id of the entity. */
    public static final String ENTITY_ID = "entity_id";

    /** The entity that was asked for, where the token is of another. */
    public static final String REQUESTED_ENTITY = "requested_entity";

    /** The id of the token. */
    public static final String TOKEN_ID = "entity_token_id";

    /** The name of the token. */
    public static final String TOKEN_NAME = "entity_token_name";

    /** How many verdicts one event stands for. */
    public static final String COUNT = "count";

    /** What was changed, as it was. */
    public static final String BEFORE = "before";

    /** What was changed, as it is. */
    public static final String AFTER = "after";

    /** The client of an event, in the history. */
    public static final String CLIENT_ID = "client_id";

    /** The user of an event, in the history. */
    public static final String USER_ID = "user_id";

    /** The error of an event, in the history. */
    public static final String ERROR = "error";

    /** The realm of the admin. */
    public static final String ADMIN_REALM = "admin_realm";

    /** The client by which the admin called. */
    public static final String ADMIN_CLIENT = "admin_client";

    /** The name of the admin. */
    public static final String ADMIN_USERNAME = "admin_username";

    /** The name of the user. */
    public static final String USERNAME = "username";

    /** What happened to a token and its secrets. */
    public static final String ACTION = "action";

    /** Who did it, where no admin did: {@code holder}, {@code reporter} or {@code server}. */
    public static final String ACTOR = "actor";

    /** Which of a token's secrets. */
    public static final String SECRET_GENERATION = "secret_generation";

    /** Where somebody found a token. */
    public static final String FOUND_AT = "found_at";

    /** Where the holder is, as a resource server told; the event's own address is the server's. */
    public static final String CLIENT_IP = "client_ip";

    private EventDetails() {}
}
