package io.entitytokens.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** The realm {@code demo}, made by the admin REST API as any script would make it. */
final class DemoRealm {

    private static final ObjectMapper JSON = new ObjectMapper();

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
    record Tokens(String reader, String disabled) {}

    private static Map<String, Object> entity(String name, String displayName, String text) {
        return Map.of("name", name, "displayName", displayName, "description", text);
    }

    /** Makes what is missing, and the tokens anew. */
    Tokens prepare() {
        post("/admin/realms", Map.of("realm", "demo", "enabled", true, "displayName", "Demo"));
        ENTITIES.forEach(entity -> post("/admin/realms/demo/entities", entity));
        String invoice =
                get("/admin/realms/demo/entities?search=invoice&exact=true")
                        .get(0)
                        .get("id")
                        .textValue();
        String tokens = "/admin/realms/demo/entities/" + invoice + "/tokens";
        return new Tokens(
                makeAnew(tokens, "SAP Invoice Integration", true),
                makeAnew(tokens, "Former ERP", false));
    }

    private String makeAnew(String tokens, String name, boolean enabled) {
        for (JsonNode token : get(tokens + "?max=1000")) {
            if (token.get("name").textValue().equals(name)) {
                send("DELETE", tokens + "/" + token.get("id").textValue(), null);
            }
        }
        return post(
                        tokens,
                        Map.of("name", name, "permissions", List.of("read"), "enabled", enabled))
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
