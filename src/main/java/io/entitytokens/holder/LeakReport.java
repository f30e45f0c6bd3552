package io.entitytokens.holder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.entitytokens.http.ErrorReply;
import io.entitytokens.token.format.TokenText;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tokens that somebody found, each with where that was; in the form of our own, or as the secret
 * scanners of GitHub and GitLab report them. What is of no use is left out.
 *
 * @param places where each was found, by token; empty where that is not told
 */
record LeakReport(Map<String, String> places) {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_TOKENS = 1000;
    private static final int MAX_PLACE = 255;

    private static final Set<String> FIELDS = Set.of("token", "url", "location");

    /** Control and format characters, and halves of surrogate pairs. */
    private static final Set<Integer> UNSEEN =
            Set.of((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE);

    /** Whatever is longer, spaces around it included, is no token. */
    private static final int MAX_TOKEN = 256;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build();

    /**
     * @throws org.keycloak.services.ErrorResponseException 413 if it is too long, or has too many
     *     tokens; 400 if it is no JSON
     */
    static LeakReport read(InputStream body) {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw tooLong("body is longer than " + MAX_BYTES + " bytes");
            }
            return parse(bytes);
        } catch (IOException e) {
            // Not the parser's message: it quotes what it read.
            throw ErrorReply.of(Response.Status.BAD_REQUEST, "body", "body is not valid JSON");
        }
    }

    /** Piece by piece: as a tree, a report would take many times its length. */
    private static LeakReport parse(byte[] bytes) throws IOException {
        LeakReport report = new LeakReport(new LinkedHashMap<>());
        try (JsonParser json = JSON.createParser(bytes)) {
            JsonToken begin = json.nextToken();
            if (begin == null) {
                throw new EOFException();
            }
            if (begin == JsonToken.START_ARRAY) {
                report.readEntries(json, JsonToken.START_OBJECT, 0);
            } else if (begin == JsonToken.START_OBJECT) {
                report.readCredentials(json);
            }
            if (json.nextToken() != null) {
                throw new StreamCorruptedException();
            }
        }
        return report;
    }

    private void readCredentials(JsonParser json) throws IOException {
        int count = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isOurs = json.currentName().equals("credentials");
            if (json.nextToken() == JsonToken.START_ARRAY && isOurs) {
                count = readEntries(json, JsonToken.VALUE_STRING, count);
            } else {
                json.skipChildren();
            }
        }
    }

    /**
     * @param kind of the entries that count: texts in our own form, objects in others
     * @param before how many there were before
     * @return how many there are with these
     */
    private int readEntries(JsonParser json, JsonToken kind, int before) throws IOException {
        int count = before;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (++count > MAX_TOKENS) {
                throw tooLong("body names more than " + MAX_TOKENS + " tokens");
            }
            if (json.currentToken() != kind) {
                json.skipChildren();
            } else if (kind == JsonToken.VALUE_STRING) {
                add(json.getText(), null);
            } else {
                readEntry(json);
            }
        }
        return count;
    }

    private void readEntry(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING && FIELDS.contains(name)) {
                fields.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        add(fields.get("token"), fields.getOrDefault("url", fields.get("location")));
    }

    private void add(String token, String where) {
        if (token != null && token.length() <= MAX_TOKEN) {
            places.merge(
                    token.strip(),
                    printable(where),
                    (known, other) -> known.isEmpty() ? other : known);
        }
    }

    /** Where it was found, or null. */
    String place(String token) {
        String place = places.get(token);
        return place.isEmpty() ? null : place;
    }

    private static RuntimeException tooLong(String message) {
        return ErrorReply.of(Response.Status.REQUEST_ENTITY_TOO_LARGE, "body", message);
    }

    /** Others read it: no token stays in it, and where one is disguised, nothing does. */
    private static String printable(String where) {
        if (where == null) {
            return "";
        }
        String seen =
                where.codePoints()
                        .filter(c -> !UNSEEN.contains(Character.getType(c)))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        String cut = TokenText.cut(seen);
        if (TokenText.isIn(cut)) {
            return "(it has a token in it)";
        }
        int length = Math.min(MAX_PLACE, cut.codePointCount(0, cut.length()));
        return cut.substring(0, cut.offsetByCodePoints(0, length)).strip();
    }

    @Override
    public String toString() {
        return "LeakReport[" + places.size() + " tokens]";
    }
}
