package io.entitytokens.token.store;

import io.entitytokens.token.Credential;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.Permission;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenStatus;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.Secrets;
import java.time.Duration;
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
     * Which tokens. Every part but the realm may be null or false, for no such condition.
     *
     * @param search part of the name, case-insensitive, or an id, or the beginning of one
     * @param name the whole name, case-insensitive
     * @param permission that was granted
     * @param neverExpires whether it has no end
     * @param expiresBefore epoch milliseconds
     * @param secretOlderThan epoch milliseconds; the current secret counts
     * @param unusedSince epoch milliseconds; a token never used counts from its making
     * @param createdBy a username
     * @param violation whether it breaks a rule, enforced or not
     * @param now epoch milliseconds, for status and violation
     */
    record Filter(
            String realmId,
            String entityId,
            String search,
            String name,
            TokenStatus status,
            Permission permission,
            boolean neverExpires,
            Long expiresBefore,
            Long secretOlderThan,
            Long unusedSince,
            String createdBy,
            boolean violation,
            long now) {

        /**
         * All tokens of a realm, or of one of its entities.
         *
         * @param entityId null for all of the realm
         */
        public static Filter all(String realmId, String entityId, long now) {
            return new Filter(
                    realmId, entityId, null, null, null, null, false, null, null, null, null, false,
                    now);
        }

        /** Whether it lets through all tokens of the realm or the entity. */
        public boolean isAll() {
            return equals(all(realmId, entityId, now));
        }
    }

    /**
     * A secret, and when it has been used; of a first one that was used before this was kept, the
     * first use is not known.
     *
     * @param firstUsedTimestamp epoch milliseconds, or null
     * @param lastUsedTimestamp epoch milliseconds, or null if never
     * @param lastUsedIp where the holder was, as in {@link TokenUse}, or null
     */
    record UsedSecret(
            Secret secret, Long firstUsedTimestamp, Long lastUsedTimestamp, String lastUsedIp) {}

    /**
     * A token with its entity, its use, if it has been used, its secrets, newest first, and the
     * rules that hold for the entity's tokens.
     */
    record Listed(
            EntityToken token,
            Entity entity,
            Optional<TokenUse> use,
            List<UsedSecret> secrets,
            TokenPolicy policy) {}

    /**
     * What is needed of tokens to judge them: one read by primary keys, and one more if any of them
     * was rotated.
     *
     * @return the tokens of these ids in whatever realm, as far as there are any
     */
    Map<TokenId, Credential> credentials(Collection<TokenId> ids);

    List<Listed> list(Filter filter, Sort sort, boolean ascending, Page page);

    long count(Filter filter);

    /**
     * How many tokens of an entity, which is held, are neither revoked nor expired nor exempt.
     *
     * @param now epoch milliseconds
     */
    long countInUse(Entity entity, long now);

    /** How many of those that {@link #countInUse} counts have no addresses of their own. */
    long countWithoutAddresses(Entity entity, long now);

    Optional<Listed> find(Entity entity, TokenId id);

    /** Finds, and holds off other changes until this transaction ends. */
    Optional<EntityToken> findForUpdate(Entity entity, TokenId id);

    /**
     * @throws NameTakenException if the entity has another token of this name
     */
    void create(EntityToken token, TokenHash hash);

    /**
     * Changes nothing.
     *
     * @throws NameTakenException if the entity has another token of this name
     */
    void requireFreeName(EntityToken token);

    /**
     * Changes a token that {@link #findForUpdate} found.
     *
     * @return as stored, with its new version
     * @throws NameTakenException if the entity has another token of this name
     */
    EntityToken update(EntityToken token);

    /**
     * Holds off the writing of uses of tokens that {@link #findForUpdate} found, until this
     * transaction ends. Whoever deletes several tokens holds all of them first: otherwise the
     * writer and the deletion might wait for each other for ever.
     */
    void holdUses(Collection<TokenId> ids);

    void delete(EntityToken token);

    /** The secrets of a token that {@link #findForUpdate} found. */
    Secrets secrets(EntityToken token);

    /**
     * Stores a new secret of a token that {@link #findForUpdate} found.
     *
     * @param token as it is with that secret
     * @param secrets the new one, and all that are known still
     * @param settle how long after the first use of the new one all others end; null if that ends
     *     none
     * @return as stored, with its new version
     */
    EntityToken rotate(EntityToken token, Secrets secrets, Duration settle);

    /**
     * Stores other ends of the older secrets of a token that {@link #findForUpdate} found. The
     * token itself stays as it is.
     */
    void endSecrets(EntityToken token, Secrets secrets);

    /**
     * Notes the first use of a secret, and ends the older ones where the rotation said so. The
     * token itself stays as it is.
     *
     * @param timestamp epoch milliseconds
     * @param ip where it came from, or null
     */
    void firstUse(TokenId id, int generation, long timestamp, String ip);

    /**
     * Counts one more rotation by its holder of a token that {@link #findForUpdate} found.
     *
     * @param day since 1970
     * @param max on one day
     * @return whether it is no more than that; otherwise it is not counted
     */
    boolean countSelfRotation(EntityToken token, long day, long max);

    /**
     * Removes secrets that ended long ago.
     *
     * @param before epoch milliseconds
     * @return how many there were, at most {@code max}
     */
    int removeEndedSecrets(long before, int max);

    /**
     * Adds uses to what is stored, and waits for nobody who holds the same tokens.
     *
     * @param realmId of all the tokens
     * @param from the networks of the uses; only of tokens of which there are uses
     * @return the tokens whose uses could not be added: somebody holds their rows, or they are gone
     */
    Set<TokenId> addUses(
            String realmId, Collection<TokenUse> uses, Map<TokenId, List<NetworkUse>> from);
}
