package io.entitytokens.token.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which client of a realm issues what is issued for entity tokens. It is kept here, by the client's
 * internal id, because anybody who manages clients can write whatever they like on a client.
 */
public interface IssuingClientStore {

    /** Internal ids of issuing clients by realm, as far as there are any: one read. */
    Map<String, String> find(Collection<String> realmIds);

    /**
     * @return the internal id of the realm's issuing client; empty if it has none
     */
    Optional<String> find(String realmId);

    /**
     * Holds off others who want to make the realm's issuing client, until this transaction ends.
     *
     * @return as {@link #find(String)}, but not older than this call, whatever the transaction saw
     *     before
     * @throws RealmGoneException if the realm has been removed
     */
    Optional<String> findForUpdate(String realmId);

    /** Makes this client the realm's issuing client. */
    void put(String realmId, String clientId);

    /** The realm has no issuing client any more. */
    void remove(String realmId);

    /**
     * The client is no issuing client of the realm any more, if it was.
     *
     * @return whether it was
     */
    boolean remove(String realmId, String clientId);

    /** Removes what is left of realms and clients that are gone. */
    void removeGone();

    /** Realms with tokens from before this store, whose client has not been looked for yet. */
    List<String> unsettledRealms();
}
