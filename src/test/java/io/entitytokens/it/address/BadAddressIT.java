package io.entitytokens.it.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no list of addresses: a 400 that names the entry, and nothing is kept. */
class BadAddressIT {

    private static TestRealm realm;
    private static String invoice;
    private static Token token;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(BadAddressIT.class);
        invoice = realm.admin("/entities/" + realm.entity("invoice"));
        token = realm.token(invoice.substring(invoice.lastIndexOf('/') + 1), "read");
    }

    private static Answer put(String path, String json) {
        return realm.realmAdmin().request("PUT", path).json(json).send();
    }

    private static JsonNode addresses(String path) {
        return realm.realmAdmin().get(path).expect(200).json().path("addresses");
    }

    private static void assertRefused(String field, String json) {
        for (String path : List.of(invoice, realm.path(token))) {
            for (String query : List.of("", "?dryRun=true")) {
                Answer answer = put(path + query, json);

                assertThat(answer.status()).as(json).isEqualTo(400);
                assertThat(answer.json().get("field").textValue()).as(json).isEqualTo(field);
            }
            assertThat(addresses(path).isMissingNode()).isTrue();
        }
        realm.realmAdmin()
                .request("POST", invoice + "/tokens")
                .json("{\"name\":\"x\",\"permissions\":[\"read\"]," + json.substring(1))
                .send()
                .expect(400);
        realm.realmAdmin()
                .request("POST", realm.admin("/entities"))
                .json("{\"name\":\"x\"," + json.substring(1))
                .send()
                .expect(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "addresses|[]",
                "addresses|{}",
                "addresses|7",
                "addresses|\"10.0.0.1\"",
                "addresses[0]|[7]",
                "addresses[0]|[null]",
                "addresses[1]|[\"10.0.0.1\",[]]",
                "addresses[0]|[\"\"]",
                "addresses[0]|[\" 10.0.0.1\"]",
                "addresses[0]|[\"localhost\"]",
                "addresses[0]|[\"example.org\"]",
                "addresses[0]|[\"127.1\"]",
                "addresses[0]|[\"0x7f.1\"]",
                "addresses[0]|[\"2130706433\"]",
                "addresses[0]|[\"010.0.0.1\"]",
                "addresses[0]|[\"10.0.0.1:80\"]",
                "addresses[0]|[\"[::1]\"]",
                "addresses[0]|[\"fe80::1%eth0\"]",
                "addresses[0]|[\"10.0.0.0/33\"]",
                "addresses[0]|[\"10.0.0.0/+8\"]",
                "addresses[0]|[\"10.0.0.0/08\"]",
                "addresses[0]|[\"10.0.0.0/-1\"]",
                "addresses[0]|[\"10.0.0.0/99999999999\"]",
                "addresses[0]|[\"::/129\"]",
                "addresses[0]|[\"::ffff:0:0/95\"]",
                "addresses[0]|[\"１０.0.0.1\"]",
                "addresses[2]|[\"10.0.0.1\",\"10.0.0.1\",\"10.0.0.256\"]"
            })
    void whatIsNoListOfNetworksIsRefusedByItsPlace(String field, String value) {
        assertRefused(field, "{\"addresses\":" + value + "}");
    }

    @Test
    void fiftyOneEntriesAreTooMany() {
        String many =
                IntStream.range(0, 51)
                        .mapToObj(i -> "\"10.0.0." + i + "\"")
                        .collect(Collectors.joining(","));

        assertRefused("addresses", "{\"addresses\":[" + many + "]}");
    }
}
