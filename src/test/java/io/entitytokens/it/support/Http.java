package io.entitytokens.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one HTTP client of the tests. It holds every answer of our endpoints to the OpenAPI document,
 * and remembers every secret that is ever handed out, for the leak test.
 */
public final class Http {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern OURS =
            Pattern.compile(
                    "/admin/realms/[^/]+/(entities|entity-tokens)(/.*)?"
                            + "|/realms/[^/]+/entity-tokens/.*"
                            + "|/realms/[^/]+/\\.well-known/entity-tokens-configuration");
    private static final Pattern SECRET = Pattern.compile("ket_[0-9A-Za-z]{22}_[0-9A-Za-z]{49}");
    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();
    private static final OpenApi CONTRACT = OpenApi.load();

    private Http() {}

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + body, e);
            }
        }

        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** This, if it has the status; otherwise a failure that shows what it was. */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", was " + this);
            }
            return this;
        }

        @Override
        public String toString() {
            return status + " " + headers.map() + " " + SECRET.matcher(body).replaceAll("[secret]");
        }
    }

    /** A request to the server under test. */
    public static Request request(String method, String path) {
        return new Request(method, URI.create(Server.get().base() + path));
    }

    /** A request to anywhere, such as a gateway. */
    public static Request request(String method, URI uri) {
        return new Request(method, uri);
    }

    /** Grows one header at a time. */
    public static final class Request {

        private final String method;
        private final URI uri;
        private final HttpRequest.Builder builder;
        private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

        private Request(String method, URI uri) {
            this.method = method;
            this.uri = uri;
            this.builder = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        }

        public Request header(String name, String value) {
            builder.header(name, value);
            return this;
        }

        public Request bearer(String token) {
            return header("Authorization", "Bearer " + token);
        }

        public Request json(Object value) {
            try {
                return json(JSON.writeValueAsString(value));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public Request json(String text) {
            return body("application/json", text);
        }

        public Request body(String contentType, String text) {
            body = HttpRequest.BodyPublishers.ofString(text);
            return header("Content-Type", contentType);
        }

        public Answer send() {
            try {
                HttpResponse<String> response =
                        CLIENT.send(
                                builder.method(method, body).build(),
                                HttpResponse.BodyHandlers.ofString());
                Answer answer =
                        new Answer(response.statusCode(), response.headers(), response.body());
                noteSecrets(answer.body());
                if (OURS.matcher(uri.getRawPath()).matches()) {
                    CONTRACT.check(
                            method,
                            uri.getRawPath(),
                            answer.status(),
                            answer.headers(),
                            answer.body());
                }
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Remembers the secrets in what somebody else's client got to see. */
    public static void noteSecrets(String text) {
        Matcher matcher = SECRET.matcher(text);
        while (matcher.find()) {
            SECRETS.add(matcher.group());
        }
    }

    /** Every secret that the server has handed out so far. */
    public static Set<String> secrets() {
        return Set.copyOf(SECRETS);
    }

    /** What the OpenAPI document says, and what has been seen of it. */
    public static OpenApi contract() {
        return CONTRACT;
    }
}
