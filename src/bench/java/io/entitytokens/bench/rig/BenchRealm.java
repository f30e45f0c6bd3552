package io.entitytokens.bench.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.token.format.Presented;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A realm with Keycloak's defaults, except that its access tokens live longer than a benchmark. */
public final class BenchRealm {

    public static final String SECRET = "secret-of-a-client";

    /** Ten hours: longer than any benchmark runs. */
    private static final int LIFESPAN_SECONDS = 36_000;

    private final URI base;
    private final String name;

    private BenchRealm(URI base, String name) {
        this.base = base;
        this.name = name;
    }

    public static BenchRealm create(Keycloak server, String name) {
        return create(server, name, Map.of());
    }

    /**
     * @param settings further settings of the realm
     */
    public static BenchRealm create(Keycloak server, String name, Map<String, Object> settings) {
        BenchRealm realm = new BenchRealm(server.base(), name);
        Map<String, Object> representation = new HashMap<>();
        representation.put("realm", name);
        representation.put("enabled", true);
        representation.put("accessTokenLifespan", LIFESPAN_SECONDS);
        representation.putAll(settings);
        realm.master("POST", "/admin/realms").json(representation).send().expect(201);
        return realm;
    }

    /** The same realm on another server with the same database. */
    public BenchRealm at(Keycloak server) {
        return new BenchRealm(server.base(), name);
    }

    public String name() {
        return name;
    }

    public String id() {
        return get("").get("id").textValue();
    }

    /** Creates a confidential client with a service account. It may introspect its own JWTs. */
    public void client(String clientId, Map<String, String> attributes) {
        admin("POST", "/clients")
                .json(
                        Map.of(
                                "clientId",
                                clientId,
                                "secret",
                                SECRET,
                                "serviceAccountsEnabled",
                                true,
                                "standardFlowEnabled",
                                false,
                                "attributes",
                                attributes,
                                "protocolMappers",
                                List.of(audience(clientId))))
                .send()
                .expect(201);
    }

    private static Map<String, Object> audience(String clientId) {
        return Map.of(
                "name", "audience",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-audience-mapper",
                "config",
                        Map.of(
                                "included.client.audience", clientId,
                                "introspection.token.claim", "true",
                                "access.token.claim", "true"));
    }

    /** Creates an entity and returns its id. */
    public String entity(String entityName, String... audience) {
        return admin("POST", "/entities")
                .json(Map.of("name", entityName, "audience", List.of(audience)))
                .send()
                .expect(201)
                .json()
                .get("id")
                .textValue();
    }

    /** Creates a token and returns its secret. */
    public String token(String entityId, String tokenName, String... permissions) {
        return token(entityId, Map.of("name", tokenName, "permissions", List.of(permissions)));
    }

    /**
     * Creates a token and returns its secret.
     *
     * @param token as the admin REST API takes it
     */
    public String token(String entityId, Map<String, Object> token) {
        return admin("POST", "/entities/" + entityId + "/tokens")
                .json(token)
                .send()
                .expect(201)
                .json()
                .get("token")
                .textValue();
    }

    /**
     * Rotates a token and returns its new secret.
     *
     * @param secret any that it has had
     * @param overlap how long the others stay good
     */
    public String rotate(String entityId, String secret, String overlap) {
        String id = Presented.of(secret).orElseThrow().id().value();
        return admin("POST", "/entities/" + entityId + "/tokens/" + id + "/rotate")
                .json(Map.of("overlap", overlap))
                .send()
                .expect(200)
                .json()
                .get("token")
                .textValue();
    }

    /** Adds a key for a signature algorithm to the realm. */
    public void key(String providerId, Map<String, List<String>> config) {
        admin("POST", "/components")
                .json(
                        Map.of(
                                "name", providerId,
                                "providerId", providerId,
                                "providerType", "org.keycloak.keys.KeyProvider",
                                "parentId", id(),
                                "config", config))
                .send()
                .expect(201);
    }

    /** Changes the algorithm that signs a client's JWTs. */
    public void sign(String clientId, String algorithm) {
        ObjectNode client = (ObjectNode) get("/clients?clientId=" + clientId).get(0);
        client.withObject("/attributes").put("access.token.signed.response.alg", algorithm);
        admin("PUT", "/clients/" + client.get("id").textValue()).json(client).send().expect(204);
    }

    /** Gets a JWT from Keycloak's own client_credentials grant. */
    public String jwt(String clientId) {
        return Http.request("POST", URI.create(base + tokenPath()))
                .body(
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id="
                                + clientId
                                + "&client_secret="
                                + SECRET)
                .send()
                .expect(200)
                .json()
                .get("access_token")
                .textValue();
    }

    public String tokenPath() {
        return path("/protocol/openid-connect/token");
    }

    /** A path below that of the realm. */
    public String path(String rest) {
        return "/realms/" + name + rest;
    }

    JsonNode get(String path) {
        Answer answer = admin("GET", path).send();
        return answer.expect(200).json();
    }

    /** A request to the realm's admin REST API by the server's first admin. */
    Request admin(String method, String path) {
        return master(method, "/admin/realms/" + name + path);
    }

    private Request master(String method, String path) {
        return Caller.masterAdmin(base).request(method, path);
    }
}
