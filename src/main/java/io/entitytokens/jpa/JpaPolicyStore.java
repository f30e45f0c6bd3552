package io.entitytokens.jpa;

import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore;
import io.entitytokens.token.store.TokenCache;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

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
        return versioned(row(owner));
    }

    @Override
    public Versioned findForUpdate(Owner owner) {
        return versioned(held(owner, LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public void hold(Owner owner) {
        held(owner, LockModeType.PESSIMISTIC_READ);
    }

    private Optional<PolicyRow> row(Owner owner) {
        return Optional.ofNullable(em.find(PolicyRow.class, PolicyRow.key(owner)));
    }

    /** What is not there is not held: on MariaDB, that would hold what others insert. */
    private Optional<PolicyRow> held(Owner owner, LockModeType mode) {
        Optional<PolicyRow> row = row(owner);
        row.ifPresent(there -> em.refresh(there, mode));
        return row;
    }

    private static Versioned versioned(Optional<PolicyRow> row) {
        return row.map(there -> new Versioned(there.toModel(), there.version()))
                .orElse(new Versioned(TokenPolicy.NONE, 0));
    }

    @Override
    public Versioned save(Owner owner, TokenPolicy policy) {
        Optional<PolicyRow> known = row(owner);
        PolicyRow row = known.orElseGet(() -> new PolicyRow(owner, policy));
        if (known.isEmpty()) {
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
        return versioned(Optional.of(row));
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
