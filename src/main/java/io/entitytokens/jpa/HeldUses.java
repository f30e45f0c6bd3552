package io.entitytokens.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import org.hibernate.Timeouts;

/**
 * Holds rows of use until the transaction ends. Whoever writes networks of tokens, or removes them
 * or several tokens, first holds all rows of use that this concerns.
 *
 * <p>MariaDB and MySQL need that. Who removes a token there holds the gap behind its networks, and
 * whoever adds the first network of another token may have to wait for that gap. That other token
 * must not be one that the remover still has to wait for.
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
                .map(HeldUses::free)
                .flatMap(List::stream)
                .toList();
    }

    private static List<TokenUseRow> free(TypedQuery<TokenUseRow> rows) {
        return rows.setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .getResultList();
    }
}
