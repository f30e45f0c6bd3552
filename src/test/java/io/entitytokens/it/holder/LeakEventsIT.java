package io.entitytokens.it.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever knows the ids of many tokens, which are no secret, writes no event for each of them. */
@Tag("database")
class LeakEventsIT {

    /** So many of a kind are written at once in a minute; all others are counted. */
    private static final int AT_ONCE = 10;

    @Test
    void reportOfManyWrongSecretsWritesFewEventsAndNamesNoToken() {
        TestRealm realm = TestRealm.of(LeakEventsIT.class);
        Holders holders = new Holders(realm);
        String invoice = realm.entity("invoice");
        List<Token> tokens =
                IntStream.range(0, 3 * AT_ONCE)
                        .mapToObj(i -> realm.token(invoice, "read"))
                        .toList();
        Token good = realm.token(invoice, "read");
        List<String> found = new ArrayList<>();
        tokens.forEach(token -> found.add(Forgery.withSecretOf(token.secret(), good.secret())));
        found.add(good.secret());

        holders.reportSecrets(found.toArray(String[]::new)).expect(202);

        List<JsonNode> refusals =
                realm.events().stream()
                        .filter(
                                event ->
                                        event.at("/details/reason").asText().equals("wrong_secret"))
                        .toList();
        assertThat(refusals).hasSizeBetween(1, AT_ONCE);
        assertThat(refusals).noneMatch(event -> event.at("/details").has("entity_token_id"));
        assertThat(tokens).allMatch(token -> holders.status(token).equals("active"));
        assertThat(holders.status(good)).isEqualTo("disabled");
    }
}
