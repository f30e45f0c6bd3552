package io.entitytokens.it.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** The document of the API, to hold answers of the server against, and what was seen of it. */
public final class OpenApi {

    private static final String JSON = "application/json";
    private static final JsonNode ANY = MissingNode.getInstance();
    private static final ObjectMapper READER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonSchema document;
    private final List<String> templates;
    private final Map<String, Place> operations = new HashMap<>();
    private final Set<String> documented = new TreeSet<>();
    private final Set<String> documentedFields = new TreeSet<>();
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final Set<String> seenFields = new ConcurrentSkipListSet<>();

    /** A place in the document; a reference stands for what it refers to. */
    private record Place(JsonNode document, String pointer) {

        Place at(String field) {
            String child = pointer + "/" + field.replace("~", "~0").replace("/", "~1");
            String reference = document.at(child).path("$ref").asText();
            return new Place(document, reference.isEmpty() ? child : reference.substring(1));
        }

        /** The names of the fields here; none if there is no such place. */
        Set<String> fields() {
            Set<String> names = new TreeSet<>();
            document.at(pointer).fieldNames().forEachRemaining(names::add);
            return names;
        }

        boolean isTrue(String field) {
            return document.at(pointer).path(field).asBoolean();
        }
    }

    private OpenApi(JsonSchema document) {
        this.document = document;
        Place paths = new Place(document.getSchemaNode(), "/paths");
        templates = new ArrayList<>(paths.fields());
        templates.sort(Comparator.comparing(template -> template.split("\\{", -1).length));
        for (String template : templates) {
            for (String method : paths.at(template).fields()) {
                Place responses = paths.at(template).at(method).at("responses");
                String operation = method.toUpperCase(Locale.ROOT) + " " + template;
                operations.put(operation, responses);
                for (String status : responses.fields()) {
                    documented.add(operation + " " + status);
                    Place content = responses.at(status).at("content");
                    fields(content.at(JSON).at("schema"), ANY, documentedFields);
                }
            }
        }
    }

    /** Reads the document of this project, in whose directory tests run. */
    public static OpenApi load() {
        URI file = Path.of("docs", "openapi.yaml").toUri();
        return new OpenApi(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(file));
    }

    /** Every "METHOD /path/{template} STATUS" of the document. */
    public Set<String> documented() {
        return new TreeSet<>(documented);
    }

    /** Those of {@link #documented} that an answer has shown. */
    public Set<String> seen() {
        return new TreeSet<>(seen);
    }

    /** Every "Schema.field" that the document allows in an answer. */
    public Set<String> documentedFields() {
        return new TreeSet<>(documentedFields);
    }

    /** Those of {@link #documentedFields} that came with a value. */
    public Set<String> seenFields() {
        return new TreeSet<>(seenFields);
    }

    /**
     * Holds an answer against the document. A 404 or 405 of what is not documented fits: the server
     * says too that there is no such thing.
     *
     * @param path as it was sent, escaped; a query is ignored
     * @param body empty or null for none
     * @throws AssertionError naming what does not fit
     */
    public void check(String method, String path, int status, HttpHeaders headers, String body) {
        String answer = method + " " + path + " answered " + status + ": ";
        String operation = method + " " + template(path.split("\\?", 2)[0]);
        Place responses = operations.get(operation);
        if (responses == null) {
            require(status == 404 || status == 405, answer + "no such operation is documented");
            return;
        }
        Place response = responses.at(Integer.toString(status));
        require(!response.fields().isEmpty(), answer + "not one of " + responses.fields());
        for (String header : response.at("headers").fields()) {
            Place described = response.at("headers").at(header);
            List<String> values = headers.allValues(header);
            require(!described.isTrue("required") || !values.isEmpty(), answer + "no " + header);
            values.forEach(v -> check(answer + header, described.at("schema"), new TextNode(v)));
        }
        if (!method.equals("HEAD")) {
            checkBody(answer, response, headers, body == null ? "" : body);
        }
        seen.add(operation + " " + status);
    }

    private void checkBody(String answer, Place response, HttpHeaders headers, String body) {
        Set<String> types = response.at("content").fields();
        if (body.isEmpty()) {
            boolean none = types.isEmpty() || response.isTrue("x-body-optional");
            require(none, answer + "no body, where one is documented");
            return;
        }
        String type = headers.firstValue("Content-Type").orElse("none").split(";", 2)[0];
        require(types.contains(type), answer + "a body of type " + type + ", not of " + types);
        if (type.equals(JSON)) {
            Place schema = response.at("content").at(JSON).at("schema");
            try {
                JsonNode value = READER.readTree(body);
                check(answer, schema, value);
                fields(schema, value, seenFields);
            } catch (JsonProcessingException e) {
                throw new AssertionError(answer + "the body is not JSON", e);
            }
        }
    }

    private void check(String prefix, Place schema, JsonNode value) {
        JsonNodePath path = SchemaLocation.Fragment.of(schema.pointer());
        Set<ValidationMessage> problems = document.getRefSchema(path).validate(value);
        require(problems.isEmpty(), prefix + problems);
    }

    /** The fields of a schema that a value has, or all of them for {@link #ANY}. */
    private static void fields(Place schema, JsonNode value, Set<String> into) {
        Place items = schema.at("items");
        if (!items.fields().isEmpty()) {
            Iterable<JsonNode> elements = value.isMissingNode() ? List.of(value) : value;
            elements.forEach(element -> fields(items, element, into));
        }
        Place properties = schema.at("properties");
        String prefix = schema.pointer().substring(schema.pointer().lastIndexOf('/') + 1) + ".";
        for (String name : properties.fields()) {
            if (value.isMissingNode() || value.hasNonNull(name)) {
                into.add(prefix + name);
                fields(properties.at(name), value.path(name), into);
            }
        }
    }

    /** {@code {path}} stands for any number of segments, every other parameter for one. */
    private String template(String path) {
        for (String template : templates) {
            String pattern = template.replace("/{path}", "(/.*)?");
            if (path.matches(pattern.replaceAll("\\{\\w+}", "[^/]*"))) {
                return template;
            }
        }
        return "";
    }

    private static void require(boolean fits, String problem) {
        if (!fits) {
            throw new AssertionError(problem);
        }
    }
}
