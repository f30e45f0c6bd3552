package io.entitytokens.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.format.TokenText;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The JSON object of a request, read strictly: no unknown field, no field twice, no value of
 * another type. It tells a field left out, which keeps its value, from one that is null, which
 * clears it.
 */
public final class JsonBody {

    private final ObjectNode fields;

    private JsonBody(ObjectNode fields) {
        this.fields = fields;
    }

    /**
     * @param known every field that the request may have, those that are ignored included
     * @throws org.keycloak.services.ErrorResponseException 413 if it is too long, 400 if it is no
     *     JSON object
     * @throws InvalidValueException if it has a field that is not known
     */
    public static JsonBody read(InputStream body, Set<String> known) {
        return of(JsonText.object(body), known, "");
    }

    /**
     * @param path of the object itself; empty for the whole body
     */
    private static JsonBody of(ObjectNode object, Set<String> known, String path) {
        object.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                throw new InvalidValueException(
                                        path(name, path), "is not a known field");
                            }
                        });
        return new JsonBody(object);
    }

    /**
     * As {@link #read}, but nothing at all is an object without fields.
     *
     * @param body or null
     */
    public static JsonBody readOptional(InputStream body, Set<String> known) {
        return of(JsonText.optionalObject(body), known, "");
    }

    /** Of a name that cannot be repeated, where it stands. */
    private static String path(String name, String path) {
        boolean isPrintable = name.length() <= 64 && name.matches("[\\w.-]+");
        if (path.isEmpty()) {
            return isPrintable ? name : "body";
        }
        return isPrintable ? path + "." + name : path;
    }

    public boolean has(String field) {
        return fields.has(field);
    }

    /** Whether the field is there, and null. */
    public boolean isNull(String field) {
        return fields.path(field).isNull();
    }

    /**
     * The text, or null if the field is null or left out.
     *
     * @throws InvalidValueException also if a token stands in it: what admins type, others read
     */
    public String text(String field) {
        String text = value(field, JsonNode::isTextual, JsonNode::textValue, "must be a string");
        if (TokenText.isIn(text)) {
            throw new InvalidValueException(
                    field, "contains a whole token; leave its secret out, and replace this token");
        }
        return text;
    }

    /** As {@link #text}, but a field left out keeps its value. */
    public String textOr(String field, String current) {
        return has(field) ? text(field) : current;
    }

    /** A switch; it cannot be cleared. */
    public boolean flagOr(String field, boolean current) {
        if (!has(field)) {
            return current;
        }
        Boolean flag = flag(field);
        if (flag == null) {
            throw new InvalidValueException(field, "must be true or false");
        }
        return flag;
    }

    /** A switch, or null if the field is null or left out. */
    public Boolean flag(String field) {
        return value(field, JsonNode::isBoolean, JsonNode::booleanValue, "must be true or false");
    }

    /** Epoch milliseconds, or null if the field is null or left out. */
    public Long timestamp(String field) {
        return value(
                field,
                node -> node.isIntegralNumber() && node.canConvertToLong(),
                JsonNode::longValue,
                "must be a whole number of epoch milliseconds");
    }

    /** The texts, each once, in their order; empty if the field is null or left out. */
    public Set<String> texts(String field, int max) {
        String problem = "must be an array of strings";
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode node : entries(field, problem)) {
            if (!node.isTextual()) {
                throw new InvalidValueException(field, problem);
            }
            texts.add(node.textValue());
        }
        requireAtMost(max, field, texts);
        return texts;
    }

    /** As {@link #texts}, but as they were sent; complaints name the entry. */
    public List<String> textList(String field, int max) {
        List<JsonNode> nodes = entries(field, "must be an array of strings");
        requireAtMost(max, field, nodes);
        List<String> texts = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (!node.isTextual()) {
                throw new InvalidValueException(
                        field + "[" + texts.size() + "]", "must be a string");
            }
            texts.add(node.textValue());
        }
        return texts;
    }

    /**
     * Objects of their own, each read as strictly as the body; empty if the field is null or left
     * out.
     *
     * @param known every field that one of them may have
     */
    public List<JsonBody> objects(String field, Set<String> known, int max) {
        List<JsonNode> nodes = entries(field, "must be an array of objects");
        requireAtMost(max, field, nodes);
        List<JsonBody> objects = new ArrayList<>();
        for (JsonNode node : nodes) {
            String path = field + "[" + objects.size() + "]";
            if (!(node instanceof ObjectNode object)) {
                throw new InvalidValueException(path, "must be an object");
            }
            objects.add(of(object, known, path));
        }
        return objects;
    }

    private List<JsonNode> entries(String field, String problem) {
        List<JsonNode> nodes = value(field, JsonNode::isArray, JsonBody::listOf, problem);
        return nodes == null ? List.of() : nodes;
    }

    private static void requireAtMost(int max, String field, Collection<?> entries) {
        if (entries.size() > max) {
            throw new InvalidValueException(field, "has more than " + max + " entries");
        }
    }

    /**
     * A whole number.
     *
     * @throws InvalidValueException also if it is left out or null
     */
    public long number(String field) {
        Long number =
                value(
                        field,
                        node -> node.isIntegralNumber() && node.canConvertToLong(),
                        JsonNode::longValue,
                        "must be a whole number");
        if (number == null) {
            throw new InvalidValueException(field, "is required");
        }
        return number;
    }

    /** The permissions; empty if the field is null or left out. */
    public Permissions permissions(String field) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String value : texts(field, Permission.values().length)) {
            permissions.add(
                    Permission.of(value)
                            .orElseThrow(
                                    () ->
                                            new InvalidValueException(
                                                    field,
                                                    "may contain read, write and delete only")));
        }
        return Permissions.of(permissions);
    }

    /** The fields of a representation, by name. */
    public static Set<String> fields(Class<? extends Record> representation) {
        return Arrays.stream(representation.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<JsonNode> listOf(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>(array.size());
        array.forEach(nodes::add);
        return nodes;
    }

    private <T> T value(
            String field,
            Function<JsonNode, Boolean> isOfType,
            Function<JsonNode, T> read,
            String problem) {
        JsonNode node = fields.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!isOfType.apply(node)) {
            throw new InvalidValueException(field, problem);
        }
        return read.apply(node);
    }
}
