package io.entitytokens.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponseException;

final class LeakReportTest {

    private static final String TOKEN =
            "ket_0UJg4EBGO3cQWJhXqJNbv5_FEgKooW5RLbIKrUYErGAWCWMtO7YYD7L8rb7x51oVyx0y3IFU";

    private static Map<String, String> places(String json) {
        return LeakReport.read(body(json.replace("'", "\""))).places();
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> place(String json) {
        return Optional.of(places("[{'token':'t','url':'" + json + "'}]").get("t"))
                .filter(place -> !place.isEmpty());
    }

    @Test
    void ownReportNamesTokensWithoutPlaces() {
        assertThat(places("{'credentials':['a','b']}"))
                .containsExactly(Map.entry("a", ""), Map.entry("b", ""));
    }

    @Test
    void reportOfGithubNamesTokensWithTheirAddresses() {
        assertThat(
                        places(
                                "[{'token':'a','type':'entity_token',"
                                        + "'url':'https://github.com/x/y','source':'content'},"
                                        + "{'token':'b','type':'entity_token','url':null}]"))
                .containsExactly(Map.entry("a", "https://github.com/x/y"), Map.entry("b", ""));
    }

    @Test
    void reportOfGitlabNamesTokensWithTheirLocations() {
        assertThat(
                        places(
                                "[{'type':'entity_token','token':'a',"
                                        + "'location':'https://gitlab.com/x/-/blob/y'}]"))
                .containsExactly(Map.entry("a", "https://gitlab.com/x/-/blob/y"));
    }

    @Test
    void tokenThatIsReportedTwiceIsOneWithThePlaceThatIsKnown() {
        assertThat(
                        places(
                                "[{'token':'a'},{'token':'a','url':'one'},"
                                        + "{'token':'a','url':'two'}]"))
                .containsExactly(Map.entry("a", "one"));
    }

    @Test
    void entriesOfTheOtherFormAreOfNoUse() {
        assertThat(places("{'credentials':[{'token':'a','url':'x'},'b']}")).containsOnlyKeys("b");
        assertThat(places("['a',{'token':'b'}]")).containsOnlyKeys("b");
    }

    @Test
    void tooLongTextIsNoToken() {
        assertThat(places("{'credentials':['" + "x".repeat(257) + "','a']}")).containsOnlyKeys("a");
    }

    @Test
    void reportPrintsNoToken() {
        assertThat(LeakReport.read(body("{\"credentials\":[\"" + TOKEN + "\"]}")))
                .hasToString("LeakReport[1 tokens]");
    }

    @Test
    void spaceAroundATokenIsLeftOut() {
        assertThat(places("{'credentials':[' a\\n']}")).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "'ket_'",
                "{'credentials':'a'}",
                "{'credentials':{'a':1}}",
                "{'credentials':[1,null,{'key':'a'},['a'],true]}",
                "{'token':'a'}",
                "[{'token':7},{'url':'x'},null,['a'],{'token':['a']},{'x':{'token':'a'}}]"
            })
    void whatNamesNoTokenIsAnEmptyReport(String json) {
        assertThat(places(json)).isEmpty();
    }

    @Test
    void entriesOfNoUseLeaveTheOthers() {
        assertThat(places("[7,{'token':null},{'token':'a','url':9}]"))
                .containsExactly(Map.entry("a", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{}{}",
                "credentials=a",
                "[{'token':NaN}]",
                "[]x",
                TOKEN
            })
    void textThatIsNoJsonIsRefusedWithoutBeingQuoted(String text) {
        assertRefused(400, "body is not valid JSON", text);
    }

    private static void assertRefused(int status, String message, String json) {
        assertThatThrownBy(() -> places(json))
                .hasNoCause()
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> {
                            assertThat(e.getResponse().getStatus()).isEqualTo(status);
                            assertThat(e.getResponse().getEntity())
                                    .isInstanceOfSatisfying(
                                            ErrorRepresentation.class,
                                            error ->
                                                    assertThat(error.getErrorMessage())
                                                            .isEqualTo(message));
                        });
    }

    @Test
    void missingBodyIsNoJson() {
        assertThatThrownBy(() -> LeakReport.read(null)).isInstanceOf(ErrorResponseException.class);
    }

    @Test
    void tooDeepJsonIsRefused() {
        assertRefused(400, "body is not valid JSON", "[".repeat(40) + "]".repeat(40));
    }

    @Test
    void thousandTokensAreTakenAndOneMoreIsTooMany() {
        assertThat(places("{'credentials':[" + tokens(1000) + "]}")).hasSize(1000);
        for (String json :
                List.of(
                        "{'credentials':[" + tokens(1001) + "]}",
                        "[" + tokens(1001) + "]",
                        "{'credentials':[" + tokens(1000) + "],'credentials':['a']}")) {
            assertRefused(413, "body names more than 1000 tokens", json);
        }
    }

    private static String tokens(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'" + i + "'")
                .collect(Collectors.joining(","));
    }

    @Test
    void bodyOfOneMebibyteIsTakenAndOneMoreByteIsTooMany() {
        String spaces = " ".repeat((1 << 20) - 2);

        assertThat(places("{" + spaces + "}")).isEmpty();
        assertRefused(413, "body is longer than 1048576 bytes", "{" + spaces + " }");
    }

    @Test
    void tokenInAPlaceIsCutToItsHint() {
        assertThat(place("https://x/?key=" + TOKEN))
                .hasValueSatisfying(
                        place ->
                                assertThat(place)
                                        .startsWith("https://x/?key=ket_0UJg4EBG")
                                        .doesNotContain(TOKEN.substring(27, 70)));
    }

    @ParameterizedTest
    @CsvSource({"%5F, %5F", "\\u200b_, _", "_, \\u00a0_"})
    void placeWithADisguisedTokenIsNotTold(String first, String second) {
        String disguised =
                TOKEN.replaceFirst("_", first.replace("\\", "\\\\"))
                        .replaceFirst("(?<=Nbv5)_", second.replace("\\", "\\\\"));

        assertThat(place("x " + disguised))
                .hasValueSatisfying(
                        place -> assertThat(place).doesNotContain(TOKEN.substring(27, 70)));
    }

    @Test
    void placeIsCutTo255Characters() {
        assertThat(place("x".repeat(256))).contains("x".repeat(255));
        assertThat(place("😀".repeat(256))).contains("😀".repeat(255));
        assertThat(place("x".repeat(255))).contains("x".repeat(255));
    }

    @Test
    void placeKeepsWhatPeopleCanRead() {
        assertThat(place("a\\nb\\u0000c\\u202ed\\ud800e")).contains("abcde");
        assertThat(place("Größe 語 😀")).contains("Größe 語 😀");
        assertThat(place(" \\n\\u200b")).isEmpty();
    }
}
