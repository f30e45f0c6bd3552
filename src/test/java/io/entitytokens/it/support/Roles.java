package io.entitytokens.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

    /**
     * Whether a role is part of another, by the rows: Keycloak cannot list the roles in master's
     * admin while another test removes a realm.
     */
    public static boolean contains(JsonNode composite, JsonNode part) {
        try (Connection connection = Server.get().connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select 1 from COMPOSITE_ROLE"
                                        + " where COMPOSITE = ? and CHILD_ROLE = ?")) {
            statement.setString(1, composite.get("id").textValue());
            statement.setString(2, part.get("id").textValue());
            return statement.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a role into a realm role. */
    public void contain(String composite, JsonNode part) {
        realm.masterAdmin()
                .post(realm.admin("/roles/" + composite + "/composites"), List.of(part))
                .expect(204);
    }
}
