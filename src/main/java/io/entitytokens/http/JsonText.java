package io.entitytokens.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.keycloak.services.ErrorResponseException;

/** Parses the text of a request's JSON object, within bounds, and with no field twice. */
final class JsonText {

    /** Far above what any valid request needs, far below what hurts. */
    private static final int MAX_BYTES = 128 * 1024;

    private static final ObjectReader READER =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .reader()
                    .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private JsonText() {}

    /**
     * @param body or null
     * @throws ErrorResponseException 413 if it is too long, 400 if it is no JSON object
     */
    static ObjectNode object(InputStream body) {
        return parse(read(body));
    }

    /** As {@link #object}, but nothing at all is an object without fields. */
    static ObjectNode optionalObject(InputStream body) {
        byte[] bytes = read(body);
        return bytes.length == 0 ? READER.getConfig().getNodeFactory().objectNode() : parse(bytes);
    }

    private static byte[] read(InputStream body) {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw ErrorReply.of(
                        Response.Status.REQUEST_ENTITY_TOO_LARGE,
                        "body",
                        "body is longer than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw bad("body is not valid JSON");
        }
    }

    private static ObjectNode parse(byte[] bytes) {
        try {
            if (READER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // Not the parser's message: it quotes what it read.
            throw bad("body is not valid JSON");
        }
        throw bad("body must be a JSON object");
    }

    private static ErrorResponseException bad(String message) {
        return ErrorReply.of(Response.Status.BAD_REQUEST, "body", message);
    }
}
