package io.entitytokens.token.store;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entities of all realms. */
public interface EntityStore {

    /** How a list of entities is ordered; ties are broken by id. */
    enum Sort {
        NAME,
        CREATED,
        LAST_USED
    }

    /**
     * Which entities.
     *
     * @param search part of the name or display name, case-insensitive, or null
     * @param exact the search is the whole name
     * @param enabled only those switched on, or off, or null for both
     */
    record Filter(String realmId, String search, boolean exact, Boolean enabled) {}

    /** An entity with what is known of its tokens. */
    record Listed(Entity entity, long tokenCount, Long lastUsedTimestamp) {}

    /** The entities of these ids in whatever realm, by id, as far as there are any: one read. */
    Map<String, EntityState> states(Collection<String> ids);

    List<Listed> list(Filter filter, Sort sort, boolean ascending, Page page);

    long count(Filter filter);

    Optional<Listed> find(String realmId, String id);

    /** The id of the realm's entity of exactly this name. */
    Optional<String> findId(String realmId, String name);

    /** Finds, and holds off other changes until this transaction ends. Waits for who holds it. */
    Optional<Entity> findForUpdate(String realmId, String id);

    /** As {@link #findForUpdate}, but waits for nobody: what somebody holds is not found. */
    Optional<Entity> findForUpdateIfFree(String realmId, String id);

    /**
     * @throws NameTakenException if the realm has another entity of this name
     */
    void create(Entity entity);

    /**
     * Changes an entity that {@link #findForUpdate} found.
     *
     * @return as stored, with its new version
     */
    Entity update(Entity entity);

    /**
     * Removes the entity with all its tokens and events. Nobody finds them once the transaction has
     * ended; the rows go soon after.
     */
    void delete(Entity entity);

    /**
     * Holds off the removal of the realm until this transaction ends; others who hold it are not
     * held off. To be called before anything else is held.
     *
     * @throws RealmGoneException if it has been removed
     */
    void holdRealm(String realmId);

    /** The realm is gone, and all its entities with it, as {@link #delete} removes one. */
    void realmRemoved(String realmId);

    /** A realm is new, and has nothing of one before it that had the same id. */
    void realmCreated(String realmId);
}
