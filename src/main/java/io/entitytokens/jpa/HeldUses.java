package io.entitytokens.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;

/**
 * Holds rows of use until the transaction ends. Whoever writes networks of tokens, or removes them
 * or several tokens, first holds all rows of use that this concerns.
 *
 * <p>MariaDB and MySQL need that. Who removes a token there holds the gap behind its networks.
 * Whoever adds the first network of another token may have to wait for it. That other token must
 * not be one that the remover still has to wait for.
 */
final class HeldUses {

    private static final String ROWS = "select u from EntityTokensUse u where u.tokenId in";

    private final EntityManager em;

    HeldUses(EntityManager em) {
        this.em = em;
    }

    /** Waits for those that somebody else holds; in the order of their ids, as all do. */
    void hold(Collection<String> tokenIds) {
        for (InList batch : InList.batches(tokenIds)) {
            batch.query(em, ROWS, "order by u.tokenId", TokenUseRow.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
        }
    }

    /**
     * Waits for nobody.
     *
     * @return those that nobody else holds
     */
    List<TokenUseRow> holdFree(Collection<String> tokenIds) {
        return InList.batches(tokenIds).stream()
                .map(batch -> batch.query(em, ROWS, TokenUseRow.class))
                .map(rows -> FreeRows.hold(rows).getResultList())
                .flatMap(List::stream)
                .toList();
    }
}
