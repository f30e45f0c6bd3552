package io.entitytokens.token;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The tokens of all realms. */
public interface TokenStore {

    /** How a list of tokens is ordered; ties are broken by id. */
    enum Sort {
        NAME,
        CREATED,
        EXPIRES,
        LAST_USED
    }

    /**
     * Which tokens. Every part but the realm may be null, for no such condition.
     *
     * @param search part of the name, case-insensitive, or an id, or the beginning of one
     * @param expiresBefore epoch milliseconds
     * @param unusedSince epoch milliseconds; a token never used counts from its making
     * @param createdBy a username
     * @param now epoch milliseconds, for the status
     */
    record Filter(
            String realmId,
            String entityId,
            String search,
            TokenStatus status,
            Long expiresBefore,
            Long unusedSince,
            String createdBy,
            long now) {}

    /** A token with its entity and its use, if it has been used. */
    record Listed(EntityToken token, Entity entity, Optional<TokenUse> use) {}

    /**
     * What is needed of a token to judge it: one read by primary key.
     *
     * @return the token of this id in whatever realm, or empty
     */
    Optional<Credential> credential(TokenId id);

    List<Listed> list(Filter filter, Sort sort, boolean ascending, Page page);

    long count(Filter filter);

    Optional<Listed> find(Entity entity, TokenId id);

    /** Finds, and holds off other changes until this transaction ends. */
    Optional<EntityToken> findForUpdate(Entity entity, TokenId id);

    /**
     * @throws NameTakenException if the entity has another token of this name
     */
    void create(EntityToken token, TokenHash hash);

    /**
     * Changes a token that {@link #findForUpdate} found.
     *
     * @return as stored, with its new version
     * @throws NameTakenException if the entity has another token of this name
     */
    EntityToken update(EntityToken token);

    void delete(EntityToken token);

    /** Adds uses to what is stored; those of tokens that are gone are dropped. */
    void addUses(Collection<TokenUse> uses);
}
