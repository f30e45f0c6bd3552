package io.entitytokens.jpa;

import io.entitytokens.token.Credential;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.DuplicateException;
import io.entitytokens.token.store.NameTakenException;
import io.entitytokens.token.store.Page;
import io.entitytokens.token.store.TokenCache;
import io.entitytokens.token.store.TokenStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tokens in the server's own database, in the session's transaction. */
final class JpaTokenStore implements TokenStore {

    private final EntityManager em;
    private final TokenCache cache;
    private final TokenSecrets secrets;
    private final HeldSecrets heldSecrets;
    private final TokenListing listing;
    private final JpaNetworkStore networks;
    private final HeldUses heldUses;

    JpaTokenStore(EntityManager em, TokenCache cache) {
        this.em = em;
        this.secrets = new TokenSecrets(em);
        this.heldSecrets = new HeldSecrets(em);
        this.listing = new TokenListing(em, secrets);
        this.networks = new JpaNetworkStore(em);
        this.heldUses = new HeldUses(em);
        this.cache = cache;
    }

    @Override
    public Map<TokenId, Credential> credentials(Collection<TokenId> ids) {
        List<TokenRow> rows =
                InList.ofIds(ids)
                        .query(
                                em,
                                "select t from EntityTokensToken t where t.id in",
                                TokenRow.class)
                        .getResultList();
        Map<String, Secrets> secretsOf = secrets.of(rows);
        return rows.stream()
                .map(row -> new Credential(row.toModel().bare(), secretsOf.get(row.id())))
                .collect(Collectors.toMap(found -> found.token().id(), found -> found));
    }

    @Override
    public List<Listed> list(Filter filter, Sort sort, boolean ascending, Page page) {
        return listing.list(filter, sort, ascending, page);
    }

    @Override
    public long count(Filter filter) {
        return listing.count(filter);
    }

    @Override
    public long countInUse(Entity entity, long now) {
        return listing.countInUse(entity, now);
    }

    @Override
    public long countWithoutAddresses(Entity entity, long now) {
        return listing.countWithoutAddresses(entity, now);
    }

    @Override
    public Optional<Listed> find(Entity entity, TokenId id) {
        return listing.find(entity, id);
    }

    @Override
    public Optional<EntityToken> findForUpdate(Entity entity, TokenId id) {
        return Optional.ofNullable(
                        em.find(TokenRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(row -> row.isOf(entity.id()))
                .map(TokenRow::toModel);
    }

    @Override
    public void create(EntityToken token, TokenHash hash) {
        em.persist(new TokenRow(token, hash));
        flush(token);
        em.persist(new TokenUseRow(token));
        em.flush();
        count(token, 1);
    }

    /** Whoever is here holds the entity's row. */
    private void count(EntityToken token, long more) {
        em.createQuery(
                        "update EntityTokensEntity e set e.tokenCount = e.tokenCount + :more"
                                + " where e.id = :entity")
                .setParameter("more", more)
                .setParameter("entity", token.entityId())
                .executeUpdate();
    }

    @Override
    public void requireFreeName(EntityToken token) {
        long others =
                new Conditions()
                        .and("t.entityId = :entity", "entity", token.entityId())
                        .and("t.nameKey = :name", "name", Texts.key(token.name()))
                        .and("t.id <> :id", "id", token.id().value())
                        .query(em, Long.class, "select count(t) from EntityTokensToken t", "")
                        .getSingleResult();
        if (others > 0) {
            throw nameTaken(token);
        }
    }

    @Override
    public EntityToken update(EntityToken token) {
        TokenRow row = em.find(TokenRow.class, token.id().value());
        row.change(token);
        flush(token);
        cache.changedToken(token.id());
        return row.toModel();
    }

    private void flush(EntityToken token) {
        try {
            Writes.flush(em);
        } catch (DuplicateException e) {
            throw nameTaken(token);
        }
    }

    private static NameTakenException nameTaken(EntityToken token) {
        return new NameTakenException(
                "The entity has a token named '" + token.name() + "' already");
    }

    @Override
    public void holdUses(Collection<TokenId> ids) {
        heldUses.hold(ids.stream().map(TokenId::value).toList());
    }

    @Override
    public void delete(EntityToken token) {
        em.remove(em.find(TokenRow.class, token.id().value()));
        em.flush();
        count(token, -1);
        cache.changedToken(token.id());
    }

    @Override
    public Secrets secrets(EntityToken token) {
        return heldSecrets.hold(row(token));
    }

    @Override
    public EntityToken rotate(EntityToken token, Secrets all, Duration settle) {
        TokenRow row = row(token);
        row.change(token);
        row.rotate(all.current(), settle);
        em.flush();
        heldSecrets.rotate(row, all);
        cache.changedToken(token.id());
        return row.toModel();
    }

    @Override
    public void endSecrets(EntityToken token, Secrets all) {
        heldSecrets.save(row(token), all);
        cache.changedToken(token.id());
    }

    /** The token is held, so that nobody rotates it meanwhile. */
    @Override
    public void firstUse(TokenId id, int generation, long timestamp, String ip) {
        TokenRow row = em.find(TokenRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !heldSecrets.noteFirstUse(id, generation, timestamp, ip)) {
            return;
        }
        if (row.generation() == generation) {
            row.settle()
                    .map(settle -> endAfter(settle, timestamp))
                    .ifPresent(end -> heldSecrets.endOlder(id, end));
        }
        cache.changedToken(id);
    }

    private static SecretEnd endAfter(Duration settle, long timestamp) {
        return new SecretEnd(
                timestamp + settle.toMillis(),
                settle.isZero() ? SecretEnd.Cause.REPLACED : SecretEnd.Cause.TIME);
    }

    @Override
    public boolean countSelfRotation(EntityToken token, long day, long max) {
        return row(token).countSelfRotation(day, max);
    }

    private TokenRow row(EntityToken token) {
        return em.find(TokenRow.class, token.id().value());
    }

    @Override
    public int removeEndedSecrets(long before, int max) {
        return heldSecrets.removeEnded(before, max);
    }

    /**
     * Only rows of use are held, which admins need for rotations and removals; and only those that
     * nobody else holds. On MariaDB and MySQL, a first network may have to wait for a removal of
     * other tokens. That has all rows of use that it needs, and waits for nobody here.
     */
    @Override
    public Set<TokenId> addUses(
            String realmId, Collection<TokenUse> uses, Map<TokenId, List<NetworkUse>> from) {
        Map<String, TokenUse> byToken = new HashMap<>();
        uses.forEach(use -> byToken.merge(use.id().value(), use, TokenUse::and));
        heldUses.holdFree(byToken.keySet()).forEach(row -> row.add(byToken.remove(row.tokenId())));
        secrets.addUses(
                uses.stream().filter(use -> !byToken.containsKey(use.id().value())).toList());
        Map<TokenId, List<NetworkUse>> held = new HashMap<>(from);
        held.keySet().removeIf(id -> byToken.containsKey(id.value()));
        networks.add(realmId, held);
        em.flush();
        return byToken.keySet().stream().map(TokenId::new).collect(Collectors.toSet());
    }
}
