package io.entitytokens.token.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which clients audiences name, across the entities of all realms. */
public interface AudienceStore {

    /**
     * A client that audiences of a realm name, and that the realm does not have.
     *
     * @param clientId its internal id
     */
    record Gone(String realmId, String clientId) {}

    /**
     * Keeps clients of a realm from being removed until this transaction ends. Whoever removes one
     * of them at this moment is waited for.
     *
     * @param clientIds by which others know them
     * @return internal ids by client id; without those that do not exist
     */
    Map<String, String> hold(String realmId, Collection<String> clientIds);

    /**
     * Entities whose audience names a client that the realm does not have.
     *
     * @param gone what is no client any more; if it is one, no entity is told
     * @param after the id of the last entity of the page before, or an empty text
     * @return ids of entities, in order
     */
    List<String> entitiesThatName(Gone gone, String after, int max);

    /** Every audience that names one client names another one in its place. */
    void replace(String clientId, String successor);

    /** The entity's audience is this, and nothing else that was put there meanwhile. */
    void keepOnly(String entityId, Collection<String> clientIds);

    /** No audience names this client any more. */
    void forget(String clientId);

    /** Clients that audiences name and that are gone, in all realms: one read. */
    List<Gone> gone();
}
