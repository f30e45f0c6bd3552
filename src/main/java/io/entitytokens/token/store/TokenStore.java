package io.entitytokens.token.store;

import io.entitytokens.token.Credential;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenStatus;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.format.TokenId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
            long now) {

        /** Whether it lets through all tokens of an entity. */
        public boolean isWholeEntity() {
            return equals(new Filter(realmId, entityId, null, null, null, null, null, now))
                    && entityId != null;
        }
    }

    /** A token with its entity and its use, if it has been used. */
    record Listed(EntityToken token, Entity entity, Optional<TokenUse> use) {}

    /**
     * What is needed of tokens to judge them: one read by primary keys.
     *
     * @return the tokens of these ids in whatever realm, as far as there are any
     */
    Map<TokenId, Credential> credentials(Collection<TokenId> ids);

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

    /**
     * Adds uses to what is stored, and waits for nobody.
     *
     * @return the tokens whose uses could not be added: somebody holds their rows, or they are gone
     */
    Set<TokenId> addUses(Collection<TokenUse> uses);
}
