package io.entitytokens.authzen;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.token.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object of a request. What we need is read strictly, and complaints name its place; what we
 * do not know is left alone, since the standard lets callers add to it. A null counts as left out.
 */
final class JsonObject {

    /** Far above what a hundred questions need, far below what hurts. */
    static final int MAX_BYTES = 128 * 1024;

    private static final String BODY = "body";

    private static final ObjectReader READER =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(32)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .reader()
                    .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final String place;
    private final ObjectNode fields;

    private JsonObject(String place, JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new InvalidValueException(
                    place.isEmpty() ? BODY : place, "must be a JSON object");
        }
        this.place = place;
        this.fields = object;
    }

    /**
     * @throws InvalidValueException naming the body if it is too long or no JSON object
     */
    static JsonObject read(InputStream body) {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new InvalidValueException(BODY, "is longer than " + MAX_BYTES + " bytes");
            }
            return new JsonObject("", READER.readTree(bytes));
        } catch (IOException e) {
            // Not the parser's message: it quotes what it read.
            throw new InvalidValueException(BODY, "is not valid JSON");
        }
    }

    boolean has(String field) {
        return fields.hasNonNull(field);
    }

    /** An object that must be there. */
    JsonObject object(String field) {
        return new JsonObject(place(field), required(field));
    }

    /** A string that must be there. */
    String text(String field) {
        JsonNode value = required(field);
        if (!value.isTextual()) {
            throw new InvalidValueException(place(field), "must be a string");
        }
        return value.textValue();
    }

    /** A string; empty if there is none, or another value. */
    Optional<String> textIfAny(String field) {
        return Optional.ofNullable(fields.path(field).textValue());
    }

    /** An array of objects that must be there, and not too many. */
    List<JsonObject> objects(String field, int max) {
        JsonNode array = required(field);
        if (!array.isArray()) {
            throw new InvalidValueException(place(field), "must be an array");
        }
        if (array.size() > max) {
            throw new InvalidValueException(place(field), "has more than " + max + " entries");
        }
        List<JsonObject> objects = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            objects.add(new JsonObject(place(field) + "[" + objects.size() + "]", element));
        }
        return objects;
    }

    private JsonNode required(String field) {
        if (!has(field)) {
            throw new InvalidValueException(place(field), "is required");
        }
        return fields.get(field);
    }

    private String place(String field) {
        return place.isEmpty() ? field : place + "." + field;
    }
}
