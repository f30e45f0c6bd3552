package io.entitytokens.jpa;

import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.Timeouts;

/** Rows that nobody else holds. */
final class FreeRows {

    private FreeRows() {}

    /** Has a query hold what it finds, leave out what others hold, and wait for nobody. */
    static <T> TypedQuery<T> hold(TypedQuery<T> rows) {
        return rows.setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI);
    }
}
