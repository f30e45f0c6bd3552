package io.entitytokens.token.store;

import io.entitytokens.token.TokenPolicy;

/** The rules of realms and entities. */
public interface PolicyStore {

    /**
     * Whose rules.
     *
     * @param entityId null for the realm's own
     */
    record Owner(String realmId, String entityId) {

        public static Owner realm(String realmId) {
            return new Owner(realmId, null);
        }
    }

    /** Rules, and how often they have been changed. */
    record Versioned(TokenPolicy policy, long version) {}

    /** Without rules, version 0 is found. */
    Versioned find(Owner owner);

    /** What holds for the tokens of an entity: the stricter of its own rules and the realm's. */
    default TokenPolicy effective(String realmId, String entityId) {
        return find(new Owner(realmId, entityId)).policy().and(find(Owner.realm(realmId)).policy());
    }

    /** As {@link #find}, and holds off other changes until this transaction ends. */
    Versioned findForUpdate(Owner owner);

    /** Holds off changes of rules, and nobody else who holds them off. */
    void hold(Owner owner);

    /**
     * Changes rules.
     *
     * @return as stored, with their new version
     * @throws DuplicateException if somebody else makes the first ones at this moment
     */
    Versioned save(Owner owner, TokenPolicy policy);

    /** Removes the rules of realms that are gone, as of those removed without this extension. */
    void removeGone();
}
