package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.store.DuplicateException;
import io.entitytokens.token.store.StoreUnavailableException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;

/** A failure is read by what the database says, never by the name that Keycloak gives it. */
class WritesTest {

    private static RuntimeException explained(String state, int code) {
        SQLException cause = new SQLException("failed", state, code);
        return Writes.explained(
                new ModelDuplicateException(
                        "Duplicate resource error", new RuntimeException(cause)));
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL,23505,0",
        "H2,23505,23505",
        "MariaDB,23000,1062",
        "Oracle,23000,1",
        "SQL Server,23000,2627"
    })
    void aTakenKeyIsADuplicate(String database, String state, int code) {
        assertThat(explained(state, code)).as(database).isInstanceOf(DuplicateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "a foreign key of PostgreSQL,23503,0",
        "a missing value of H2,23502,23502",
        "a foreign key of MariaDB,23000,1452",
        "a text too long for PostgreSQL,22001,0",
        "a missing value of Oracle,23000,1400"
    })
    void whatWouldFailAgainStaysWhatItIs(String what, String state, int code) {
        assertThat(explained(state, code)).as(what).isInstanceOf(ModelDuplicateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "read-only PostgreSQL,25006,0",
        "read-only MariaDB,HY000,1290",
        "read-only H2,90097,90097",
        "a connection that is gone,08006,0",
        "no connection in time,,0"
    })
    void whatHasNothingToDoWithTheDataMeansLater(String what, String state, int code) {
        assertThat(explained(state, code)).as(what).isInstanceOf(StoreUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL,25006,0,true",
        "H2,90097,90097,true",
        "MariaDB,HY000,1290,true",
        "a connection that broke,08006,0,false",
        "no connection in time,,0,false"
    })
    void onlyADatabaseThatAnswersIsReadOnly(String what, String state, int code, boolean readOnly) {
        assertThat(((StoreUnavailableException) explained(state, code)).isReadOnly())
                .as(what)
                .isEqualTo(readOnly);
    }

    @Test
    void aFailureThatIsNoneOfTheDatabasesMeansLater() {
        assertThat(Writes.explained(new ModelException("no transaction")))
                .isInstanceOf(StoreUnavailableException.class);
    }
}
