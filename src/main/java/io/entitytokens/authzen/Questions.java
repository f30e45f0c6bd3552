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
record Questions(List<Question> questions, boolean boxed, Semantic semantic) {

    private static final int MAX = 100;
    private static final String EVALUATIONS = "evaluations";

    static Questions one(JsonObject json) {
        return new Questions(List.of(Question.of(json, json)), false, Semantic.EXECUTE_ALL);
    }

    /** Without questions in an array, or with none in it, the call itself is one (section 7.1). */
    static Questions all(JsonObject json) {
        List<JsonObject> items = json.has(EVALUATIONS) ? json.objects(EVALUATIONS, MAX) : List.of();
        if (items.isEmpty()) {
            return one(json);
        }
        return new Questions(
                items.stream().map(item -> Question.of(item, json)).toList(),
                true,
                Semantic.of(json));
    }

    /** The JSON of the answer. */
    Object answer(Function<Question, Decision> decide) {
        if (!boxed) {
            return decide.apply(questions.get(0));
        }
        List<Decision> decisions = new ArrayList<>(questions.size());
        for (Question question : questions) {
            Decision decision = decide.apply(question);
            decisions.add(decision);
            if (semantic.endsWith(decision)) {
                break;
            }
        }
        return Map.of(EVALUATIONS, decisions);
    }
}
