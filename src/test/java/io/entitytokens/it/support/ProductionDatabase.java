package io.entitytokens.it.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A database server, with Keycloak in production mode, as in an installation. */
abstract class ProductionDatabase implements Database {

    private final String kind;
    private final String url;
    private final String user;
    private final String password;

    /**
     * @param kind as Keycloak calls it
     */
    ProductionDatabase(String kind, String url, String user, String password) {
        this.kind = kind;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public List<String> arguments() {
        return List.of(
                "start",
                "--db=" + kind,
                "--db-url=" + url,
                "--db-username=" + user,
                "--db-password=" + password,
                "--http-enabled=true",
                "--hostname-strict=false");
    }

    /** The same for the image, which has been built for this kind. */
    Map<String, String> environment() {
        return Map.of("KC_DB_URL", url, "KC_DB_USERNAME", user, "KC_DB_PASSWORD", password);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
