package io.entitytokens.admin;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.format.TokenText;
import io.entitytokens.token.store.Page;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/** The query of a call, read strictly: what cannot be understood is 400 and names the parameter. */
final class QueryParameters {

    private static final int DEFAULT_MAX = 10;
    private static final int MAX_MAX = 1000;

    /** Long enough for any name, short enough for any database. */
    private static final int MAX_SEARCH = 512;

    private static final String DRY_RUN = "dryRun";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final long MILLIS_OF_A_DAY = 86_400_000;

    private final MultivaluedMap<String, String> parameters;

    QueryParameters(KeycloakSession session) {
        this.parameters = session.getContext().getUri().getQueryParameters();
    }

    Page page() {
        return new Page(number("first", 0, 0, Integer.MAX_VALUE), max());
    }

    int max() {
        return number("max", DEFAULT_MAX, 0, MAX_MAX);
    }

    /** What is sought, or null. */
    String search() {
        return sought("search");
    }

    /** What people type, such as a name, or null. */
    String sought(String name) {
        String value = text(name);
        if (value != null && value.length() > MAX_SEARCH) {
            throw new InvalidValueException(name, "is longer than " + MAX_SEARCH + " characters");
        }
        if (TokenText.isIn(value)) {
            throw new InvalidValueException(
                    name,
                    "looks like a whole token; search by its id or hint, and replace this token:"
                            + " its secret has been in a URL");
        }
        return value;
    }

    /** The text, or null if it is left out or empty. */
    String text(String name) {
        String value = parameters.getFirst(name);
        return value == null || value.isEmpty() ? null : value;
    }

    Boolean flag(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new InvalidValueException(name, "must be true or false");
        };
    }

    /** Whether a condition is asked for. */
    boolean isTrue(String name) {
        return Boolean.TRUE.equals(flag(name));
    }

    /** Whether nothing is to be changed. Whoever asks for that unclearly does not get a change. */
    boolean isDryRun() {
        List<String> values = parameters.getOrDefault(DRY_RUN, List.of());
        if (values.isEmpty() || values.equals(List.of("false"))) {
            return false;
        }
        if (values.equals(List.of("true"))) {
            return true;
        }
        throw new InvalidValueException(DRY_RUN, "must be true or false");
    }

    Long timestamp(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw new InvalidValueException(name, "must be a whole number of epoch milliseconds");
        }
    }

    /**
     * A time, as epoch milliseconds or as a day of UTC ({@code 2026-11-25}), as Keycloak's own
     * event calls take it; or null.
     *
     * @param end whether a day means its last millisecond
     */
    Long moment(String name, boolean end) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            if (!DAY.matcher(value).matches()) {
                return Long.valueOf(value);
            }
            LocalDate day = LocalDate.parse(value);
            long start = (end ? day.plusDays(1) : day).toEpochDay() * MILLIS_OF_A_DAY;
            return end ? start - 1 : start;
        } catch (NumberFormatException | DateTimeException e) {
            throw new InvalidValueException(
                    name, "must be a day such as 2026-11-25, or epoch milliseconds");
        }
    }

    /** All values of a parameter that may come several times. */
    Set<String> oneOf(String name, Collection<String> known) {
        Set<String> values = new TreeSet<>(parameters.getOrDefault(name, List.of()));
        values.remove("");
        if (!known.containsAll(values)) {
            throw new InvalidValueException(name, "must be one of " + String.join(", ", known));
        }
        return values;
    }

    String tokenId(String name) {
        String value = text(name);
        if (value != null && TokenId.parse(value).isEmpty()) {
            throw new InvalidValueException(name, "must be the 22 characters of a token's id");
        }
        return value;
    }

    /** The id of an entity, which need not exist, or null. */
    String entityId(String name) {
        String value = text(name);
        if (value != null && !AdminRequest.isEntityId(value)) {
            throw new InvalidValueException(name, "must be the id of an entity");
        }
        return value;
    }

    boolean ascending() {
        String value = text("direction");
        if (value == null || value.equals("asc")) {
            return true;
        }
        if (value.equals("desc")) {
            return false;
        }
        throw new InvalidValueException("direction", "must be asc or desc");
    }

    /** One of the constants, which stand on the wire in camel case: LAST_USED is lastUsed. */
    <S extends Enum<S>> S sort(S[] constants, S otherwise) {
        String value = text("sort");
        if (value == null) {
            return otherwise;
        }
        return Arrays.stream(constants)
                .filter(constant -> camelCase(constant).equals(value))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidValueException(
                                        "sort",
                                        Arrays.stream(constants)
                                                .map(QueryParameters::camelCase)
                                                .collect(
                                                        Collectors.joining(
                                                                ", ", "must be one of ", ""))));
    }

    private static String camelCase(Enum<?> constant) {
        StringBuilder camel = new StringBuilder();
        for (String word : constant.name().split("_", -1)) {
            camel.append(
                    camel.isEmpty()
                            ? word.toLowerCase(Locale.ROOT)
                            : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.toString();
    }

    private int number(String name, int otherwise, int min, int max) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, as what is out of range.
        }
        throw new InvalidValueException(name, "must be a whole number from " + min + " to " + max);
    }
}
