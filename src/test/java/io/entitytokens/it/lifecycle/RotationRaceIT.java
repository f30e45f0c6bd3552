package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many rotate the same token at once, or rotate it while it is used. */
@Tag("database")
final class RotationRaceIT {

    /** As many as may wait for one entity, of a server with the usual number of threads. */
    private static final int CALLS = 12;

    private static final TestRealm REALM = TestRealm.of(RotationRaceIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    private static List<Answer> rotateAtOnce(Token token, String overlap) {
        return AtOnce.map(
                Collections.nCopies(CALLS, token), t -> TOKENS.rotate(t, "overlap", overlap));
    }

    /** Without overlap there is no conflict; with it, two rotations fill the three places. */
    @ParameterizedTest
    @CsvSource({"PT0S,12", "PT1H,2"})
    void eachIsDoneOrRefusedAndOneSecretIsCurrent(String overlap, int most) {
        Token first = TOKENS.token();

        List<Answer> answers = rotateAtOnce(first, overlap);

        assertThat(answers).extracting(Answer::status).contains(200).isSubsetOf(200, 409, 503);
        assertThat(answers.stream().filter(answer -> answer.status() == 409 && most == CALLS))
                .isEmpty();
        List<Answer> done = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(done).hasSizeLessThanOrEqualTo(most);
        assertThat(done)
                .extracting(answer -> answer.json().get("generation").intValue())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 1 + done.size()).boxed().toList());
        assertThat(TOKENS.states(first))
                .filteredOn(state -> state.endsWith("current"))
                .containsExactly((1 + done.size()) + " current");
        assertThat(done)
                .allSatisfy(
                        answer ->
                                assertThat(TOKENS.isGood(Rotations.newest(first, answer)))
                                        .isEqualTo(isNewest(answer, done) || most < CALLS));
        assertThat(TOKENS.isGood(first)).isEqualTo(most < CALLS);
    }

    /** A row that is not there yet is no reason to wait for others who make theirs. */
    @Test
    void rotationsOfDifferentTokensDisturbNobody() {
        List<Token> tokens =
                IntStream.range(0, CALLS)
                        .mapToObj(number -> TOKENS.of("apart-" + number).token())
                        .toList();

        for (int round = 0; round < 6; round++) {
            assertThat(AtOnce.map(tokens, token -> TOKENS.rotate(token, "overlap", "PT0S")))
                    .extracting(Answer::status)
                    .containsOnly(200);
        }
    }

    private static boolean isNewest(Answer answer, List<Answer> done) {
        return answer.json().get("generation").intValue() == 1 + done.size();
    }

    @Test
    void oneOfManyWinsWithIfMatch() {
        Token token = TOKENS.token();
        String etag = TOKENS.get(token).header("ETag");

        List<Answer> answers =
                AtOnce.map(
                        Collections.nCopies(CALLS, token),
                        t ->
                                REALM.user("token-manager")
                                        .request("POST", REALM.path(t) + "/rotate")
                                        .header("If-Match", etag)
                                        .json(Map.of("overlap", "PT0S"))
                                        .send());

        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 412, 503);
        List<JsonNode> done =
                answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .map(Answer::json)
                        .toList();
        assertThat(done).hasSize(1);
        assertThat(TOKENS.read(token).get("generation").intValue()).isEqualTo(2);
    }

    @Test
    void whoeverUsesAnOverlappingSecretMeanwhileIsNeverRefused() {
        Token old = TOKENS.token();

        List<Boolean> good =
                AtOnce.map(
                        IntStream.range(0, 8).boxed().toList(),
                        caller ->
                                caller == 0
                                        ? TOKENS.isGood(TOKENS.rotated(old, "overlap", "PT1H"))
                                        : isAlwaysGood(old));

        assertThat(good).doesNotContain(false);
    }

    private static boolean isAlwaysGood(Token token) {
        return IntStream.range(0, 25).allMatch(use -> TOKENS.isGood(token));
    }

    @Test
    void secretThatIsReplacedWhileItIsUsedIsNotGoodAfterwards() {
        Token old = TOKENS.token();

        AtOnce.map(
                IntStream.range(0, 8).boxed().toList(),
                caller ->
                        caller == 0
                                ? TOKENS.rotate(old, "overlap", "PT0S").expect(200).status() == 200
                                : isAlwaysGood(old));

        assertThat(TOKENS.isGood(old)).isFalse();
    }
}
