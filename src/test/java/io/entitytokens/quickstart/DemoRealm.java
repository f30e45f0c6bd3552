package io.entitytokens.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The realm of {@code docker/demo-realm.json}, with entities and tokens, made by the admin REST API
 * as any script would make it.
 */
final class DemoRealm {

    /** Of the client {@code records-api}; no secret, as this server is open to one machine only. */
    static final String CLIENT_SECRET = "records-api-secret";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCE_SERVER = "records-api";

    private static final List<Map<String, Object>> ENTITIES =
            List.of(
                    entity("invoice", "Invoice", "What customers are to pay"),
                    entity("customer", "Customer", "Who buys from us"),
                    entity("order", "Order", "What customers want from us"),
                    entity("product", "Product", "What we sell"),
                    entity("supplier", "Supplier", "Who we buy from"),
                    entity("shipment", "Shipment", "What is on its way"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String bearer;

    DemoRealm(String base, String username, String password) {
        this.base = base;
        this.bearer = logIn(username, password);
    }

    /** Secrets of the tokens to try. */
    record Tokens(String working, String disabled) {}

    private static Map<String, Object> entity(String name, String displayName, String text) {
        return Map.of(
                "name",
                name,
                "displayName",
                displayName,
                "description",
                text,
                "audience",
                List.of(RESOURCE_SERVER));
    }

    /** Makes what is missing, and the tokens anew. */
    Tokens prepare() {
        post("/admin/realms", realm());
        ENTITIES.forEach(entity -> post("/admin/realms/demo/entities", entity));
        String invoice =
                get("/admin/realms/demo/entities?search=invoice&exact=true")
                        .get(0)
                        .get("id")
                        .textValue();
        String tokens = "/admin/realms/demo/entities/" + invoice + "/tokens";
        return new Tokens(
                makeAnew(tokens, "SAP Invoice Integration", List.of("read", "write"), true),
                makeAnew(tokens, "Former ERP", List.of("read"), false));
    }

    /** As the file says, and with a secret that the documents' commands can name. */
    private static JsonNode realm() {
        try {
            JsonNode realm = JSON.readTree(Path.of("docker", "demo-realm.json").toFile());
            for (JsonNode client : realm.get("clients")) {
                if (client.get("clientId").textValue().equals(RESOURCE_SERVER)) {
                    ((ObjectNode) client).put("secret", CLIENT_SECRET);
                }
            }
            return realm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String makeAnew(String tokens, String name, List<String> permissions, boolean enabled) {
        for (JsonNode token : get(tokens + "?max=1000")) {
            if (token.get("name").textValue().equals(name)) {
                send("DELETE", tokens + "/" + token.get("id").textValue(), null);
            }
        }
        return post(tokens, Map.of("name", name, "permissions", permissions, "enabled", enabled))
                .get("token")
                .textValue();
    }

    private String logIn(String username, String password) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(base + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "grant_type=password&client_id=admin-cli&username="
                                                + username
                                                + "&password="
                                                + password))
                        .build();
        return read(exchange(request)).get("access_token").textValue();
    }

    private JsonNode get(String path) {
        return read(send("GET", path, null));
    }

    /** What is there already is fine. */
    private JsonNode post(String path, Object body) {
        HttpResponse<String> response = send("POST", path, body);
        return response.statusCode() == 409 || response.body().isEmpty() ? null : read(response);
    }

    private HttpResponse<String> send(String method, String path, Object body) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Authorization", "Bearer " + bearer);
            if (body == null) {
                return exchange(
                        request.method(method, HttpRequest.BodyPublishers.noBody()).build());
            }
            return exchange(
                    request.header("Content-Type", "application/json")
                            .method(
                                    method,
                                    HttpRequest.BodyPublishers.ofString(
                                            JSON.writeValueAsString(body)))
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400 && response.statusCode() != 409) {
                throw new IllegalStateException(
                        request.method() + " " + request.uri() + ": " + response.statusCode());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
