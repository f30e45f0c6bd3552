package io.entitytokens.it.support;

import static io.entitytokens.it.support.TestRealm.PASSWORD;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a realm of the tests is set up, and who its users are. */
final class RealmSettings {

    /**
     * One key for the realms of a run, to sign and to encrypt: to make two pairs and to hash six
     * passwords is most of what a realm would cost.
     */
    private static final String PRIVATE_KEY = privateKey();

    private RealmSettings() {}

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The representation of a realm.
     *
     * @param settings further settings of the realm, over the usual ones
     */
    static Map<String, Object> of(String name, Map<String, Object> settings) {
        Map<String, Object> representation = new HashMap<>();
        representation.put("realm", name);
        representation.put("enabled", true);
        representation.put("sslRequired", "none");
        representation.put("components", Map.of("org.keycloak.keys.KeyProvider", keys()));
        representation.put("passwordPolicy", TestRealm.QUICK_HASH);
        representation.put("accessTokenLifespan", 3600);
        representation.put("eventsEnabled", true);
        representation.put(
                "enabledEventTypes",
                List.of(
                        "PERMISSION_TOKEN",
                        "PERMISSION_TOKEN_ERROR",
                        "INTROSPECT_TOKEN",
                        "INTROSPECT_TOKEN_ERROR",
                        "CLIENT_LOGIN",
                        "CLIENT_LOGIN_ERROR",
                        "TOKEN_EXCHANGE",
                        "TOKEN_EXCHANGE_ERROR"));
        representation.put("adminEventsEnabled", true);
        representation.put("adminEventsDetailsEnabled", true);
        representation.put(
                "users",
                List.of(
                        account("nobody"),
                        account("viewer", "view-entities"),
                        account("token-manager", "manage-entity-tokens"),
                        account("entity-manager", "manage-entities"),
                        account("user-admin", "manage-users", "manage-realm", "manage-clients"),
                        account("realm-admin", "realm-admin")));
        representation.putAll(settings);
        return representation;
    }

    /** The providers of keys that Keycloak gives to every realm. */
    private static List<Map<String, Object>> keys() {
        return List.of(
                key("rsa", Map.of("privateKey", List.of(PRIVATE_KEY))),
                key(
                        "rsa-enc",
                        Map.of(
                                "privateKey",
                                List.of(PRIVATE_KEY),
                                "algorithm",
                                List.of("RSA-OAEP"))),
                key("hmac-generated", Map.of("algorithm", List.of("HS512"))),
                key("aes-generated", Map.of()));
    }

    private static Map<String, Object> key(String provider, Map<String, List<String>> config) {
        Map<String, List<String>> all = new HashMap<>(config);
        all.put("priority", List.of("100"));
        return Map.of("name", provider, "providerId", provider, "config", all);
    }

    /** A user with a password and with roles of the realm's management. */
    static Map<String, Object> account(String username, String... roles) {
        return Map.of(
                "username",
                username,
                "enabled",
                true,
                "email",
                username + "@example.org",
                "firstName",
                username,
                "lastName",
                "Test",
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)),
                "clientRoles",
                Map.of("realm-management", List.of(roles)));
    }
}
