package io.entitytokens.bench.scale;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

/**
 * A call of the admin REST API whose time is measured.
 *
 * @param name its name in the tables
 * @param isList whether it returns a page of a list
 * @param method HTTP method
 * @param path path below the realm; {@code {big}} stands for the id of the entity with most tokens
 */
record AdminCall(String name, boolean isList, String method, String path) {

    static final List<AdminCall> ALL =
            List.of(
                    list("entities", "/entities?max=20"),
                    list("entities, newest first", "/entities?max=20&sort=created&direction=desc"),
                    new AdminCall("entities, search", false, "GET", "/entities?search=records-19"),
                    new AdminCall("entities, count", false, "GET", "/entities/count"),
                    list("tokens of one entity, by name", "/entities/{big}/tokens?max=20"),
                    list("… by time of making", "/entities/{big}/tokens?max=20&sort=created"),
                    list("… by expiry", "/entities/{big}/tokens?max=20&sort=expires"),
                    list(
                            "… by last use",
                            "/entities/{big}/tokens?max=20&sort=lastUsed&direction=desc"),
                    new AdminCall("… search", false, "GET", "/entities/{big}/tokens?search=on+99"),
                    new AdminCall("… count", false, "GET", "/entities/{big}/tokens/count"),
                    list("tokens of the realm", "/entity-tokens?max=20"),
                    new AdminCall("token, create", false, "POST", "/entities/{big}/tokens"));

    private static AdminCall list(String name, String path) {
        return new AdminCall(name, true, "GET", path);
    }

    HttpRequest request(ScaledServer server, String accessToken) {
        String url = server.adminBase() + path.replace("{big}", server.filled().bigEntityId());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + accessToken)
                        .header("Content-Type", "application/json");
        String name = "made " + System.nanoTime();
        String body = "{\"name\":\"" + name + "\",\"permissions\":[\"read\"]}";
        return request.method(
                        method,
                        method.equals("POST")
                                ? HttpRequest.BodyPublishers.ofString(body)
                                : HttpRequest.BodyPublishers.noBody())
                .build();
    }
}
