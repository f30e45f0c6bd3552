package io.entitytokens.authzen;

import static io.entitytokens.authzen.GivenCall.ACTION;
import static io.entitytokens.authzen.GivenCall.RESOURCE;
import static io.entitytokens.authzen.GivenCall.SUBJECT;
import static io.entitytokens.authzen.GivenCall.evaluations;
import static io.entitytokens.authzen.GivenCall.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluationsRequestTest {

    private static final List<Decision> YES = List.of(new Decision(true, Map.of()));

    private static void assertRefused(String field, String... members) {
        assertThatThrownBy(() -> EvaluationsRequest.all(json(members)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void subjectActionAndResourceAreReadAndAllElseIsIgnored() {
        Evaluation question =
                EvaluationsRequest.one(json(SUBJECT, ACTION, RESOURCE, "'context':7", "'more':[]"))
                        .questions()
                        .get(0);

        assertThat(question.subject().isEntityToken()).isTrue();
        assertThat(question.subject().presented()).isEqualTo("t");
        assertThat(question.permission()).contains(Permission.READ);
        assertThat(question.resourceId()).isEqualTo("invoice");
        assertThat(question.objection()).isEmpty();
    }

    @Test
    void tokenMayStandInTheIdOfTheSubject() {
        Evaluation question =
                EvaluationsRequest.one(
                                json(
                                        "'subject':{'type':'entity_token','id':'whole'}",
                                        ACTION,
                                        RESOURCE))
                        .questions()
                        .get(0);

        assertThat(question.subject().presented()).isEqualTo("whole");
    }

    /** At this call there is no array to look for. */
    @Test
    void singleEvaluationIgnoresAnArray() {
        assertThat(
                        EvaluationsRequest.one(json(SUBJECT, ACTION, RESOURCE, "'evaluations':7"))
                                .questions())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "subject | 'x':1",
                "subject | 'subject':null",
                "subject | 'subject':'x'",
                "subject | 'subject':[]",
                "subject.type | 'subject':{'id':'x'}",
                "subject.type | 'subject':{'type':7,'id':'x'}",
                "subject.id | 'subject':{'type':'entity_token'}",
                "subject.id | 'subject':{'type':'entity_token','id':{}}",
                "subject.properties | 'subject':{'type':'entity_token','id':'x','properties':7}",
                "subject.properties.token |"
                        + " 'subject':{'type':'entity_token','id':'x','properties':{'token':7}}"
            })
    void refusalNamesTheBadPartOfTheSubject(String field, String subject) {
        assertRefused(field, subject, ACTION, RESOURCE);
    }

    @Test
    void refusalNamesTheBadEvaluationOfMany() {
        assertRefused(
                "evaluations[1].action",
                SUBJECT,
                evaluations(ACTION + "," + RESOURCE, RESOURCE, "'action':7"));
        assertRefused(
                "evaluations[0].resource.id",
                SUBJECT,
                ACTION,
                evaluations("'resource':{'type':'entity','id':7}"));
        assertRefused("evaluations[0]", SUBJECT, ACTION, RESOURCE, "'evaluations':[7]");
        assertRefused("evaluations", SUBJECT, ACTION, RESOURCE, "'evaluations':{}");
    }

    @Test
    void refusalNamesTheBadPartOfTheDefault() {
        assertRefused("action.name", SUBJECT, "'action':{}", evaluations(RESOURCE));
    }

    @Test
    void defaultsFillWhatAnEvaluationLeavesOut() {
        List<Evaluation> questions =
                EvaluationsRequest.all(
                                json(
                                        SUBJECT,
                                        ACTION,
                                        RESOURCE,
                                        evaluations(
                                                "'action':{'name':'write'}",
                                                "'resource':{'type':'entity','id':'order'},'action':null",
                                                "")))
                        .questions();

        assertThat(questions)
                .extracting(q -> q.action() + " " + q.resourceId())
                .containsExactly("write invoice", "read order", "read invoice");
    }

    /** A part is taken as a whole: nothing of the default shines through. */
    @Test
    void defaultDoesNotCompleteAPartThatIsGiven() {
        assertRefused(
                "evaluations[0].resource.id",
                SUBJECT,
                ACTION,
                RESOURCE,
                evaluations("'resource':{'type':'entity'}"));
    }

    @Test
    void emptyOrMissingArrayIsAnsweredWithASingleDecision() {
        assertThat(EvaluationsRequest.all(json(SUBJECT, ACTION, RESOURCE)).answer(YES))
                .isEqualTo(YES.get(0));
        assertThat(
                        EvaluationsRequest.all(json(SUBJECT, ACTION, RESOURCE, "'evaluations':[]"))
                                .answer(YES))
                .isEqualTo(YES.get(0));
    }

    @Test
    void hundredEvaluationsAreReadAndOneMoreIsRefused() {
        String[] hundred = IntStream.range(0, 100).mapToObj(i -> "").toArray(String[]::new);
        String[] more = IntStream.range(0, 101).mapToObj(i -> "").toArray(String[]::new);

        assertThat(
                        EvaluationsRequest.all(
                                        json(SUBJECT, ACTION, RESOURCE, evaluations(hundred)))
                                .questions())
                .hasSize(100);
        assertRefused("evaluations", SUBJECT, ACTION, RESOURCE, evaluations(more));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "options | 'options':7",
                "options.evaluations_semantic | 'options':{'evaluations_semantic':7}",
                "options.evaluations_semantic | 'options':{'evaluations_semantic':'EXECUTE_ALL'}",
                "options.evaluations_semantic | 'options':{'evaluations_semantic':'any'}"
            })
    void unknownSemanticOrMalformedOptionsAreRefused(String field, String options) {
        assertRefused(field, SUBJECT, ACTION, RESOURCE, evaluations(""), options);
    }

    @Test
    void unsupportedSubjectActionOrResourceHasItsReason() {
        assertThat(objection("'subject':{'type':'user','id':'x'}", ACTION, RESOURCE))
                .isEqualTo(Reason.UNSUPPORTED_TOKEN_TYPE);
        assertThat(objection(SUBJECT, "'action':{'name':'READ'}", RESOURCE))
                .isEqualTo(Reason.UNSUPPORTED_METHOD);
        assertThat(objection(SUBJECT, ACTION, "'resource':{'type':'book','id':'invoice'}"))
                .isEqualTo(Reason.UNSUPPORTED_RESOURCE_TYPE);
    }

    private static Reason objection(String... members) {
        return EvaluationsRequest.one(json(members)).questions().get(0).objection().orElseThrow();
    }

    /** It holds a secret. */
    @Test
    void tokenDoesNotAppearInToString() {
        assertThat(EvaluationsRequest.one(json(SUBJECT, ACTION, RESOURCE)).toString())
                .contains("[subject]")
                .doesNotContain("'t'")
                .doesNotContain("=t");
    }
}
