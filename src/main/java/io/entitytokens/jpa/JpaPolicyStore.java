package io.entitytokens.jpa;

import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore;
import io.entitytokens.token.store.TokenCache;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

/** Rules in the server's own database, in the session's transaction. */
final class JpaPolicyStore implements PolicyStore {

    private final EntityManager em;
    private final TokenCache cache;

    JpaPolicyStore(EntityManager em, TokenCache cache) {
        this.em = em;
        this.cache = cache;
    }

    @Override
    public Versioned find(Owner owner) {
        PolicyRow row = em.find(PolicyRow.class, PolicyRow.key(owner));
        return row == null ? new Versioned(TokenPolicy.NONE, 0) : versioned(row);
    }

    /** What is not there is not held: on MariaDB, that would hold what others insert. */
    @Override
    public Versioned findForUpdate(Owner owner) {
        PolicyRow row = em.find(PolicyRow.class, PolicyRow.key(owner));
        if (row == null) {
            return new Versioned(TokenPolicy.NONE, 0);
        }
        em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return versioned(row);
    }

    @Override
    public void hold(Owner owner) {
        PolicyRow row = em.find(PolicyRow.class, PolicyRow.key(owner));
        if (row != null) {
            em.refresh(row, LockModeType.PESSIMISTIC_READ);
        }
    }

    private static Versioned versioned(PolicyRow row) {
        return new Versioned(row.toModel(), row.version());
    }

    @Override
    public Versioned save(Owner owner, TokenPolicy policy) {
        PolicyRow row = em.find(PolicyRow.class, PolicyRow.key(owner));
        if (row == null) {
            row = new PolicyRow(owner, policy);
            em.persist(row);
        } else {
            row.change(policy);
        }
        Writes.flush(em);
        if (owner.entityId() == null) {
            cache.changedRealm(owner.realmId());
        } else {
            cache.changedEntity(owner.entityId());
        }
        return versioned(row);
    }

    @Override
    public void removeGone() {
        em.createQuery(
                        "delete from EntityTokensPolicy p where p.entityId is null and not exists"
                                + " (select r.id from RealmEntity r"
                                + " where concat('realm ', r.id) = p.id)")
                .executeUpdate();
    }

    /** The realm is gone; the rules of entities go with them. */
    void remove(String realmId) {
        em.createQuery("delete from EntityTokensPolicy p where p.id = :id")
                .setParameter("id", PolicyRow.key(Owner.realm(realmId)))
                .executeUpdate();
    }
}
