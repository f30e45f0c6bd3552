package io.entitytokens.it.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON answer of the admin REST API as lines, one for each value, sorted: lists come in no order
 * there, and what one server has more than the other stands in lines of its own.
 */
final class Lines {

    private static final List<String> NAMES =
            List.of("clientId", "alias", "username", "name", "displayName", "providerId", "id");

    private final List<String> lines = new ArrayList<>();
    private final Side side;

    private Lines(Side side) {
        this.side = side;
    }

    static List<String> of(Answer answer, Side side) {
        Lines lines = new Lines(side);
        lines.lines.add(Integer.toString(answer.status()));
        if (!answer.body().isEmpty()) {
            lines.add("", "", answer.json());
        }
        return lines.lines.stream().sorted().toList();
    }

    /** What one list has more than the other. */
    static List<String> minus(List<String> more, List<String> less) {
        List<String> rest = new ArrayList<>(more);
        less.forEach(rest::remove);
        return rest;
    }

    private void add(String path, String field, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(f -> add(path + field + "/", f.getKey(), f.getValue()));
        } else if (node.isArray()) {
            for (JsonNode element : node) {
                add(path + field, "[" + nameOf(element) + "]", element);
            }
        } else {
            lines.add(Normal.text(path + "\"" + field + "\":" + Normal.value(field, node), side));
        }
    }

    private static String nameOf(JsonNode element) {
        return NAMES.stream()
                .filter(name -> element.path(name).isTextual())
                .findFirst()
                .map(name -> element.get(name).textValue())
                .orElse("");
    }
}
