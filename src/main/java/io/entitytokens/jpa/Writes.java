package io.entitytokens.jpa;

import io.entitytokens.token.store.DuplicateException;
import io.entitytokens.token.store.StoreUnavailableException;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.ModelException;

/**
 * Writes what an entity manager holds, and says why it fails. Keycloak calls every constraint a
 * duplicate; the database knows better.
 */
final class Writes {

    /** SQLSTATE of H2, PostgreSQL and the standard. */
    private static final String UNIQUE = "23505";

    /** By the databases that have one SQLSTATE for all constraints. */
    private static final Set<Integer> UNIQUE_OF_MYSQL = Set.of(1062, 1586);

    private static final Set<Integer> UNIQUE_OF_SQL_SERVER = Set.of(2601, 2627);
    private static final int UNIQUE_OF_ORACLE = 1;

    /** SQLSTATE of PostgreSQL and the standard. */
    private static final String READ_ONLY = "25006";

    /** Of H2, MySQL and MariaDB (three), SQL Server, Oracle. */
    private static final Set<Integer> READ_ONLY_CODES =
            Set.of(90097, 1290, 1792, 1836, 3906, 16000);

    private Writes() {}

    /**
     * @throws DuplicateException if a unique key is taken
     * @throws StoreUnavailableException if it has nothing to do with what is written, as where the
     *     database is read-only or away
     * @throws ModelException if it would fail another time, too
     */
    static void flush(EntityManager em) {
        try {
            em.flush();
        } catch (ModelException e) {
            throw explained(e);
        }
    }

    static RuntimeException explained(ModelException failure) {
        if (causes(failure).anyMatch(Writes::isUnique)) {
            return new DuplicateException(failure);
        }
        return causes(failure).anyMatch(Writes::isAboutData)
                ? failure
                : new StoreUnavailableException(
                        failure, causes(failure).anyMatch(Writes::isReadOnly));
    }

    private static Stream<SQLException> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    private static boolean isUnique(SQLException cause) {
        int code = cause.getErrorCode();
        return UNIQUE.equals(cause.getSQLState())
                || (isOf(cause, "23")
                        && (UNIQUE_OF_MYSQL.contains(code)
                                || UNIQUE_OF_SQL_SERVER.contains(code)
                                || code == UNIQUE_OF_ORACLE));
    }

    private static boolean isReadOnly(SQLException cause) {
        return READ_ONLY.equals(cause.getSQLState())
                || READ_ONLY_CODES.contains(cause.getErrorCode());
    }

    /** A value, or a constraint. */
    private static boolean isAboutData(SQLException cause) {
        return isOf(cause, "22") || isOf(cause, "23");
    }

    private static boolean isOf(SQLException cause, String stateClass) {
        return cause.getSQLState() != null && cause.getSQLState().startsWith(stateClass);
    }
}
