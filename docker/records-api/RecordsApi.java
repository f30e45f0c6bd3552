import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An example resource server: it holds the records, and never sees a token.
 *
 * <p>The gateway in front of it has asked Keycloak about every request, dropped the secret, and
 * says in headers what the caller may do. That is believed only because nobody but the gateway can
 * reach this server: it listens on the loopback interface, or on a container network of its own.
 * Even so it checks once more what the gateway was told, because a permission without its entity
 * means nothing: {@code read} on invoices is not {@code read} on customers.
 *
 * <pre>{@code
 * java RecordsApi.java [port]      JDK 17 or newer; port 8082 if left out, 0 for any free one
 *
 * RECORDS_HOST      address to listen on, 127.0.0.1 if left out
 * RECORDS_ENTITIES  collection=entity pairs, "invoices=invoice,customers=customer" if left out
 *
 * GET    /invoices       read     all records
 * POST   /invoices       write    a new record: any JSON value
 * GET    /invoices/{id}  read
 * PUT    /invoices/{id}  write    replaces a record
 * DELETE /invoices/{id}  delete
 * GET    /healthz        no token needed
 * }</pre>
 *
 * Records live in memory and are gone when the server stops.
 */
public final class RecordsApi {

    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int MAX_JSON_DEPTH = 64;

    /**
     * Matched against the path as it came, undecoded. What needs decoding or cleaning first ({@code
     * %2e}, {@code ..}, {@code //}, {@code ;}) is no path of ours: two servers that clean
     * differently would disagree on the collection.
     */
    private static final Pattern PATH =
            Pattern.compile("/([a-z0-9][a-z0-9._-]*)(?:/([0-9]{1,18}))?");

    private final Map<String, String> entityOfCollection;
    private final Map<String, ConcurrentNavigableMap<Long, StoredRecord>> records = new TreeMap<>();
    private final AtomicLong lastId = new AtomicLong();

    private record Caller(Set<String> permissions, String tokenId, String tokenName) {}

    private record StoredRecord(long id, String data, Caller changedBy, Instant changedAt) {
        String toJson() {
            return "{\"id\":%d,\"data\":%s,\"changedBy\":{\"tokenId\":%s,\"tokenName\":%s},\"changedAt\":\"%s\"}"
                    .formatted(
                            id,
                            data,
                            quote(changedBy.tokenId()),
                            quote(changedBy.tokenName()),
                            changedAt);
        }
    }

    private record Answer(int status, String json, Map<String, String> headers) {
        static Answer of(int status, String json) {
            return new Answer(status, json, Map.of());
        }
    }

    /** Ends a request early, with a status and a sentence for whoever reads the reply. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        Refusal(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }
    }

    private RecordsApi(Map<String, String> entityOfCollection) {
        this.entityOfCollection = entityOfCollection;
        entityOfCollection
                .keySet()
                .forEach(collection -> records.put(collection, new ConcurrentSkipListMap<>()));
    }

    public static void main(String[] args) throws IOException {
        // Head and body leave in two writes; without this the second waits up to 40 ms for the
        // first one's ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");

        String host = System.getenv().getOrDefault("RECORDS_HOST", "127.0.0.1");
        int port = args.length == 0 ? 8082 : Integer.parseInt(args[0]);
        String entities =
                System.getenv()
                        .getOrDefault("RECORDS_ENTITIES", "invoices=invoice,customers=customer");

        RecordsApi api = new RecordsApi(parseEntities(entities));
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.createContext("/", api::handle);
        server.start();
        System.out.println(
                "records API listening on http://" + host + ":" + server.getAddress().getPort());
    }

    private static Map<String, String> parseEntities(String pairs) {
        Map<String, String> result = new TreeMap<>();
        for (String pair : pairs.split(",")) {
            String[] parts = pair.strip().split("=", -1);
            if (parts.length != 2
                    || !PATH.matcher("/" + parts[0]).matches()
                    || parts[1].isEmpty()) {
                throw new IllegalArgumentException(
                        "RECORDS_ENTITIES: not collection=entity: '" + pair + "'");
            }
            result.put(parts[0], parts[1]);
        }
        return result;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (Refusal refusal) {
                answer =
                        Answer.of(
                                refusal.status, "{\"error\":" + quote(refusal.getMessage()) + "}");
            } catch (RuntimeException e) {
                e.printStackTrace();
                answer = Answer.of(500, "{\"error\":\"internal error\"}");
            }
            send(exchange, answer);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        refuseLeakedCredentials(exchange.getRequestHeaders());
        String path = exchange.getRequestURI().getRawPath();
        if ("/healthz".equals(path)) {
            return Answer.of(200, "{\"status\":\"UP\"}");
        }

        Matcher matcher = PATH.matcher(path == null ? "" : path);
        String entity = matcher.matches() ? entityOfCollection.get(matcher.group(1)) : null;
        if (entity == null) {
            throw new Refusal(404, "no such path");
        }
        String collection = matcher.group(1);
        Long id = matcher.group(2) == null ? null : Long.valueOf(matcher.group(2));

        Caller caller = callerFromGateway(exchange.getRequestHeaders(), entity);
        // A method that the path does not have is 405 for everybody: there is no permission that
        // would allow it.
        String operation = exchange.getRequestMethod() + (id == null ? " collection" : " record");
        return switch (operation) {
            case "GET collection", "HEAD collection" -> {
                require(caller, "read");
                yield list(collection);
            }
            case "GET record", "HEAD record" -> {
                require(caller, "read");
                yield read(collection, id);
            }
            case "POST collection" -> {
                require(caller, "write");
                yield create(collection, readJson(exchange), caller);
            }
            case "PUT record" -> {
                require(caller, "write");
                yield replace(collection, id, readJson(exchange), caller);
            }
            case "DELETE record" -> {
                require(caller, "delete");
                yield delete(collection, id);
            }
            default ->
                    new Answer(
                            405,
                            "{\"error\":\"method not allowed\"}",
                            Map.of(
                                    "Allow",
                                    id == null ? "GET, HEAD, POST" : "GET, HEAD, PUT, DELETE"));
        };
    }

    /**
     * A secret that gets as far as here is one misconfigured gateway away from this server's logs.
     * Refusing loudly turns that into something that the first test request shows. The value itself
     * is not repeated anywhere.
     */
    private static void refuseLeakedCredentials(Headers headers) {
        for (String name : List.of("Authorization", "X-API-Key")) {
            if (headers.containsKey(name)) {
                System.err.println(
                        "gateway leaked a credential: a request arrived with the header " + name);
                throw new Refusal(500, "gateway leaked a credential");
            }
        }
    }

    private static Caller callerFromGateway(Headers headers, String entity) {
        String tokenId = onlyValue(headers, "X-Entity-Token-Id");
        Set<String> permissions =
                Set.copyOf(List.of(onlyValue(headers, "X-Entity-Permissions").split(" ")));
        if (!onlyValue(headers, "X-Entity").equals(entity)) {
            throw new Refusal(403, "the token is for another entity");
        }
        String tokenName =
                headers.containsKey("X-Entity-Token-Name")
                        ? onlyValue(headers, "X-Entity-Token-Name")
                        : "";
        return new Caller(permissions, tokenId, urlDecode(tokenName));
    }

    /** Two values mean that the gateway added its own beside one that the caller had forged. */
    private static String onlyValue(Headers headers, String name) {
        List<String> values = headers.get(name);
        if (values == null || values.size() != 1 || values.get(0).isBlank()) {
            throw new Refusal(
                    403,
                    "exactly one "
                            + name
                            + " is required: this server is reached through the gateway only");
        }
        return values.get(0);
    }

    private static String urlDecode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static void require(Caller caller, String permission) {
        if (!caller.permissions().contains(permission)) {
            throw new Refusal(403, "the token lacks the permission " + permission);
        }
    }

    private Answer list(String collection) {
        return Answer.of(
                200,
                records.get(collection).values().stream()
                        .map(StoredRecord::toJson)
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private Answer read(String collection, long id) {
        StoredRecord found = records.get(collection).get(id);
        if (found == null) {
            throw noSuchRecord();
        }
        return Answer.of(200, found.toJson());
    }

    private Answer create(String collection, String data, Caller caller) {
        StoredRecord made = new StoredRecord(lastId.incrementAndGet(), data, caller, Instant.now());
        records.get(collection).put(made.id(), made);
        return new Answer(
                201, made.toJson(), Map.of("Location", "/" + collection + "/" + made.id()));
    }

    private Answer replace(String collection, long id, String data, Caller caller) {
        StoredRecord changed = new StoredRecord(id, data, caller, Instant.now());
        if (records.get(collection).replace(id, changed) == null) {
            throw noSuchRecord();
        }
        return Answer.of(200, changed.toJson());
    }

    private Answer delete(String collection, long id) {
        if (records.get(collection).remove(id) == null) {
            throw noSuchRecord();
        }
        return Answer.of(204, null);
    }

    private static Refusal noSuchRecord() {
        return new Refusal(404, "no such record");
    }

    private static String readJson(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new Refusal(413, "a record is at most " + MAX_BODY_BYTES + " bytes");
        }
        try {
            String json =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            new JsonCheck(json).run();
            return json;
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "the body is not UTF-8");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.json() == null) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if ("HEAD".equals(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /**
     * Says whether a text is one JSON value, and nothing else. Records are stored as they came and
     * sent back inside a reply of ours, so a body that is not JSON could end that reply early and
     * write the rest of it itself.
     */
    private static final class JsonCheck {
        private static final Pattern LITERAL =
                Pattern.compile(
                        "true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

        private final String text;
        private int at;

        JsonCheck(String text) {
            this.text = text;
        }

        void run() {
            value(MAX_JSON_DEPTH);
            if (at != text.length()) {
                throw notJson();
            }
        }

        private void value(int depthLeft) {
            skipSpace();
            if (take('{')) {
                members('}', depthLeft - 1);
            } else if (take('[')) {
                members(']', depthLeft - 1);
            } else if (take('"')) {
                restOfString();
            } else {
                Matcher literal = LITERAL.matcher(text).region(at, text.length());
                if (!literal.lookingAt()) {
                    throw notJson();
                }
                at = literal.end();
            }
            skipSpace();
        }

        private void members(char end, int depthLeft) {
            if (depthLeft == 0) {
                throw notJson();
            }
            skipSpace();
            if (take(end)) {
                return;
            }
            do {
                if (end == '}') {
                    skipSpace();
                    expect('"');
                    restOfString();
                    skipSpace();
                    expect(':');
                }
                value(depthLeft);
            } while (take(','));
            expect(end);
        }

        private void restOfString() {
            while (!take('"')) {
                if (at == text.length() || text.charAt(at) < ' ') {
                    throw notJson();
                }
                if (take('\\')) {
                    if (take('u')) {
                        for (int i = 0; i < 4; i++, at++) {
                            if (at == text.length()
                                    || "0123456789abcdefABCDEF".indexOf(text.charAt(at)) < 0) {
                                throw notJson();
                            }
                        }
                        continue;
                    }
                    if (at == text.length() || "\"\\/bfnrt".indexOf(text.charAt(at)) < 0) {
                        throw notJson();
                    }
                }
                at++;
            }
        }

        private void skipSpace() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private boolean take(char c) {
            boolean here = at < text.length() && text.charAt(at) == c;
            if (here) {
                at++;
            }
            return here;
        }

        private void expect(char c) {
            if (!take(c)) {
                throw notJson();
            }
        }

        private Refusal notJson() {
            return new Refusal(400, "the body is not JSON (looked at character " + at + ")");
        }
    }
}
