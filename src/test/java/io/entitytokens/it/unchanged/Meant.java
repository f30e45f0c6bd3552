package io.entitytokens.it.unchanged;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The lines that an answer may have more with the jar than without it, by the question: what is
 * different on purpose.
 */
final class Meant {

    private static final String ROLES = "(view-entities|manage-entity-tokens|manage-entities)";

    /** The three roles of the management client. */
    static final Meant IN_EVERY_REALM =
            new Meant(Map.of("GET client realm-management/roles", "/?\\[" + ROLES + "\\].*"));

    static final Meant WHERE_TOKENS_ARE = IN_EVERY_REALM;

    static final Meant IN_THE_SERVER = new Meant(Map.of());

    private final Map<String, String> lines;

    private Meant(Map<String, String> lines) {
        this.lines = lines;
    }

    /** What one list has more than the other, and not on purpose. */
    List<String> without(String question, List<String> more, List<String> less) {
        Pattern meant = Pattern.compile(lines.getOrDefault(question, "never"));
        return Lines.minus(more, less).stream()
                .filter(line -> !meant.matcher(line).matches())
                .toList();
    }
}
