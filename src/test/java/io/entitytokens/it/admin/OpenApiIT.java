package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.OpenApi;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every answer of the run has been held to the OpenAPI document already (see {@link Http}); here,
 * after all others, the document is held to the answers: nothing stands in it that the server does
 * not do.
 */
@Order(Integer.MAX_VALUE - 1)
@Isolated
class OpenApiIT {

    /** The cluster's tests take the database away; here the server needs it. */
    private static final String DATABASE_AWAY = " 503";

    private final OpenApi contract = Http.contract();

    @Test
    void everyDocumentedAnswerHasBeenSeen() {
        assertThat(contract.seen())
                .containsAll(
                        contract.documented().stream()
                                .filter(answer -> !answer.endsWith(DATABASE_AWAY))
                                .toList());
    }

    /** How many an event stands for is told after a minute. */
    @Test
    @Tag("minute")
    void everyDocumentedFieldHasBeenSeen() {
        assertThat(contract.seenFields()).containsAll(contract.documentedFields());
    }
}
