package io.entitytokens.authzen;

import static io.entitytokens.authzen.GivenCall.ACTION;
import static io.entitytokens.authzen.GivenCall.RESOURCE;
import static io.entitytokens.authzen.GivenCall.SUBJECT;
import static io.entitytokens.authzen.GivenCall.evaluations;
import static io.entitytokens.authzen.GivenCall.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.verify.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which questions of a call are judged, and which are counted. */
final class EvaluationsSemanticTest {

    /** Judges by the action: read is allowed, all else is not, and delete cannot be judged. */
    private static Finding judge(Evaluation question) {
        if (question.action().equals("delete")) {
            throw new IllegalStateException("away");
        }
        return new Finding(
                null,
                question.action().equals("read")
                        ? new Verdict.Accepted(StoredDraft.sap().build(), GivenSecret.current(1))
                        : Verdict.Refused.outright(Reason.UNSUPPORTED_METHOD));
    }

    @ParameterizedTest
    @CsvSource({
        "execute_all, 4",
        "deny_on_first_deny, 2",
        "permit_on_first_permit, 1",
    })
    void evaluationEndsWhereTheSemanticSays(String semantic, int decided) {
        String allowed = ACTION;
        String denied = "'action':{'name':'write'}";
        EvaluationsRequest questions =
                EvaluationsRequest.all(
                        json(
                                SUBJECT,
                                RESOURCE,
                                evaluations(allowed, denied, allowed, denied),
                                "'options':{'evaluations_semantic':'" + semantic + "','x':1}"));

        List<Finding> counted = new ArrayList<>();
        assertThat(questions.findings(EvaluationsSemanticTest::judge, counting(counted, 9)))
                .hasSize(decided)
                .isEqualTo(counted);
    }

    /** Permits so many, and refuses the others as a limit does. */
    private static UnaryOperator<Finding> counting(List<Finding> counted, int most) {
        return finding -> {
            boolean isOver =
                    finding.isPermitted()
                            && counted.stream().filter(Finding::isPermitted).count() >= most;
            Finding admitted =
                    isOver
                            ? new Finding(null, Verdict.Refused.outright(Reason.RATE_LIMITED))
                            : finding;
            counted.add(admitted);
            return admitted;
        };
    }

    private static EvaluationsRequest asking(String semantic, String... actions) {
        return EvaluationsRequest.all(
                json(
                        SUBJECT,
                        RESOURCE,
                        evaluations(
                                Arrays.stream(actions)
                                        .map(action -> "'action':{'name':'" + action + "'}")
                                        .toArray(String[]::new)),
                        "'options':{'evaluations_semantic':'" + semantic + "'}"));
    }

    /**
     * Otherwise a call that is answered with a 503 counts, and counts again when it is repeated.
     */
    @ParameterizedTest
    @CsvSource({"execute_all", "deny_on_first_deny"})
    void callWithAQuestionThatCannotBeJudgedCountsNothing(String semantic) {
        List<Finding> counted = new ArrayList<>();

        assertThatThrownBy(
                        () ->
                                asking(semantic, "read", "read", "delete")
                                        .findings(
                                                EvaluationsSemanticTest::judge,
                                                counting(counted, 9)))
                .hasMessage("away");
        assertThat(counted).isEmpty();
    }

    @Test
    void questionsAfterTheFirstThatALimitDeniesAreNotCounted() {
        List<Finding> counted = new ArrayList<>();

        asking("deny_on_first_deny", "read", "read", "read")
                .findings(EvaluationsSemanticTest::judge, counting(counted, 1));
        assertThat(counted).extracting(Finding::isPermitted).containsExactly(true, false);
    }

    @Test
    void questionsAfterTheFirstThatIsPermittedAreNeitherJudgedNorCounted() {
        List<Finding> counted = new ArrayList<>();

        asking("permit_on_first_permit", "write", "read", "delete")
                .findings(EvaluationsSemanticTest::judge, counting(counted, 9));
        assertThat(counted).extracting(Finding::isPermitted).containsExactly(false, true);
    }

    @Test
    void questionIsJudgedWhereALimitDeniesThePermitBeforeIt() {
        assertThat(
                        asking("permit_on_first_permit", "read", "write", "read")
                                .findings(
                                        EvaluationsSemanticTest::judge,
                                        counting(new ArrayList<>(), 0)))
                .hasSize(3);
    }
}
