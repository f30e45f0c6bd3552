package io.entitytokens.it.support;

import io.entitytokens.it.support.Http.Answer;
import java.util.Map;

/** The protocol mappers of a client or a client scope. */
public final class Mappers {

    public static final String PERMISSIONS = "entity-permissions-mapper";
    public static final String ROLE = "entity-permission-role-mapper";
    public static final String AUDIENCE = "entity-audience-mapper";

    private final TestRealm realm;
    private final String path;

    private Mappers(TestRealm realm, String owner) {
        this.realm = realm;
        this.path = realm.admin("/" + owner + "/protocol-mappers/models");
    }

    public static Mappers ofClient(TestRealm realm, String internalId) {
        return new Mappers(realm, "clients/" + internalId);
    }

    public static Mappers ofScope(TestRealm realm, String id) {
        return new Mappers(realm, "client-scopes/" + id);
    }

    /** Those of a client scope that the realm has already. */
    public static Mappers ofScopeNamed(TestRealm realm, String name) {
        for (var scope : realm.masterAdmin().get(realm.admin("/client-scopes")).json()) {
            if (scope.get("name").textValue().equals(name)) {
                return ofScope(realm, scope.get("id").textValue());
            }
        }
        throw new AssertionError("no client scope " + name);
    }

    /** What Keycloak calls a mapper of this kind, named after what makes it differ. */
    public static Map<String, Object> representation(String kind, Map<String, String> config) {
        return Map.of(
                "name",
                kind + " " + System.nanoTime(),
                "protocol",
                "openid-connect",
                "protocolMapper",
                kind,
                "config",
                config);
    }

    public Answer add(String kind, Map<String, String> config) {
        return realm.masterAdmin().post(path, representation(kind, config));
    }

    /** Adds one that is accepted, and gives its path. */
    public String added(String kind, Map<String, String> config) {
        String location = add(kind, config).expect(201).header("Location");
        return path + location.substring(location.lastIndexOf('/'));
    }

    /** Takes all mappers away again. */
    public void clear() {
        for (var mapper : realm.masterAdmin().get(path).expect(200).json()) {
            realm.masterAdmin().delete(path + "/" + mapper.get("id").textValue()).expect(204);
        }
    }
}
