package io.entitytokens.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The roles of a realm and of its clients. */
public final class Roles {

    private final TestRealm realm;

    public Roles(TestRealm realm) {
        this.realm = realm;
    }

    /** Makes a realm role. */
    public void add(String name) {
        realm.masterAdmin().post(realm.admin("/roles"), Map.of("name", name)).expect(201);
    }

    /** Makes a role of a client. */
    public void add(String internalId, String name) {
        realm.masterAdmin()
                .post(realm.admin("/clients/" + internalId + "/roles"), Map.of("name", name))
                .expect(201);
    }

    public JsonNode find(String name) {
        return realm.masterAdmin().get(realm.admin("/roles/" + name)).expect(200).json();
    }

    public JsonNode find(String internalId, String name) {
        return realm.masterAdmin()
                .get(realm.admin("/clients/" + internalId + "/roles/" + name))
                .expect(200)
                .json();
    }

    /** Puts a role into a realm role. */
    public void contain(String composite, JsonNode part) {
        realm.masterAdmin()
                .post(realm.admin("/roles/" + composite + "/composites"), List.of(part))
                .expect(204);
    }
}
