package io.entitytokens.authzen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

    /** The JSON of the answer. */
    Object answer(Function<Evaluation, Decision> decide) {
        if (!boxed) {
            return decide.apply(questions.get(0));
        }
        List<Decision> decisions = new ArrayList<>(questions.size());
        for (Evaluation question : questions) {
            Decision decision = decide.apply(question);
            decisions.add(decision);
            if (semantic.endsWith(decision)) {
                break;
            }
        }
        return Map.of(EVALUATIONS, decisions);
    }
}
