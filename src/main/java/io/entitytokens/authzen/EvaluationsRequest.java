package io.entitytokens.authzen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a call asks. All of it is read before anything is judged: a call is refused as a whole or
 * answered.
 *
 * @param boxed whether the answers come in an array
 */
record EvaluationsRequest(List<Evaluation> questions, boolean boxed, EvaluationsSemantic semantic) {

    private static final int MAX = 100;
    private static final String EVALUATIONS = "evaluations";

    static EvaluationsRequest one(JsonObject json) {
        return new EvaluationsRequest(
                List.of(Evaluation.of(json, json)), false, EvaluationsSemantic.EXECUTE_ALL);
    }

    /** Without questions in an array, or with none in it, the call itself is one (section 7.1). */
    static EvaluationsRequest all(JsonObject json) {
        List<JsonObject> items = json.has(EVALUATIONS) ? json.objects(EVALUATIONS, MAX) : List.of();
        if (items.isEmpty()) {
            return one(json);
        }
        return new EvaluationsRequest(
                items.stream().map(item -> Evaluation.of(item, json)).toList(),
                true,
                EvaluationsSemantic.of(json));
    }

    /**
     * What is found about the questions, as far as the semantic wants them answered. As much as can
     * be is judged before anything is counted: a call that fails has counted nothing.
     *
     * @param judge counts nothing; may throw
     * @param admit counts what is permitted, if its limits have room
     */
    List<Finding> findings(Function<Evaluation, Finding> judge, UnaryOperator<Finding> admit) {
        List<Finding> findings = new ArrayList<>(questions.size());
        while (findings.size() < questions.size()) {
            List<Finding> judged = judged(findings.size(), judge);
            for (Finding each : judged) {
                Finding admitted = admit.apply(each);
                findings.add(admitted);
                if (semantic.endsWith(admitted.isPermitted())) {
                    return findings;
                }
            }
        }
        return findings;
    }

    /** Up to the question that is the last one, if its verdict stays what it is. */
    private List<Finding> judged(int from, Function<Evaluation, Finding> judge) {
        List<Finding> judged = new ArrayList<>();
        for (Evaluation question : questions.subList(from, questions.size())) {
            Finding finding = judge.apply(question);
            judged.add(finding);
            if (semantic.endsWith(finding.isPermitted())) {
                break;
            }
        }
        return judged;
    }

    /** The JSON of the answer. */
    Object answer(List<Decision> decisions) {
        return boxed ? Map.of(EVALUATIONS, decisions) : decisions.get(0);
    }
}
