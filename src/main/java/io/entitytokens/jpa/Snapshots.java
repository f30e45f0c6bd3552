package io.entitytokens.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import org.hibernate.Session;

/** Whether transactions see what others commit meanwhile. */
final class Snapshots {

    private Snapshots() {}

    /** Whether a plain read shows the rows as they were at the first read of the transaction. */
    static boolean areRead(EntityManager em) {
        return em.unwrap(Session.class).doReturningWork(Connection::getTransactionIsolation)
                >= Connection.TRANSACTION_REPEATABLE_READ;
    }
}
