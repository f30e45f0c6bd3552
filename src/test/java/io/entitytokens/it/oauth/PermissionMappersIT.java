package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Roles;
import io.entitytokens.it.support.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Permission mappers as an admin meets them: accepted and refused. */
class PermissionMappersIT {

    private static TestRealm realm;
    private static Roles roles;
    private static Mappers ofClient;
    private static Mappers ofScope;

    @BeforeAll
    static void makeRoles() {
        realm = TestRealm.of(PermissionMappersIT.class);
        realm.entity("invoice");
        roles = new Roles(realm);
        OAuth oauth = new OAuth(realm);
        String client = oauth.client("invoice.api");
        ofClient = Mappers.ofClient(realm, client);
        ofScope = Mappers.ofScopeNamed(realm, "profile");
        roles.add("reader");
        roles.add(client, "invoice-reader");
        String management = oauth.internalId("realm-management");
        roles.add("powerful");
        roles.contain("powerful", roles.find(management, "realm-admin"));
        roles.add("harmless-at-first-sight");
        roles.contain("harmless-at-first-sight", roles.find("powerful"));
        roles.add("with-account");
        roles.contain(
                "with-account", roles.find(oauth.internalId("account"), "manage-account-links"));
        roles.add("with-offline");
        roles.contain("with-offline", roles.find("offline_access"));
    }

    static final List<Map<String, String>> GOOD =
            List.of(
                    Map.of("kind", Mappers.PERMISSIONS),
                    Map.of("kind", Mappers.PERMISSIONS, "form", "string", "claim.name", "scp"),
                    Map.of("kind", Mappers.PERMISSIONS, "form", "uma", "claim.name", "scope"),
                    Map.of("kind", Mappers.ROLE, "entity", "invoice", "read.role", "reader"),
                    Map.of(
                            "kind",
                            Mappers.ROLE,
                            "entity",
                            "*",
                            "write.role",
                            "invoice.api.invoice-reader",
                            "read.role",
                            ""),
                    Map.of("kind", Mappers.AUDIENCE, "claim.name", "for.whom"),
                    Map.of("kind", Mappers.AUDIENCE, "form", "uri", "uri.prefix", "urn:acme:"));

    @ParameterizedTest
    @FieldSource("GOOD")
    void goodConfigurationIsAccepted(Map<String, String> configuration) {
        for (Mappers mappers : List.of(ofClient, ofScope)) {
            Map<String, String> config = new HashMap<>(configuration);
            String path = mappers.added(config.remove("kind"), config);

            JsonNode stored = realm.masterAdmin().get(path).expect(200).json().get("config");
            config.values().removeIf(String::isEmpty);
            config.forEach((k, v) -> assertThat(stored.path(k).textValue()).isEqualTo(v));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entity-permissions-mapper     | form=json",
                "entity-permissions-mapper     | claim.name=scope",
                "entity-permissions-mapper     | claim.name=realm_access.roles",
                "entity-permissions-mapper     | claim.name=Entity_Permissions",
                "entity-permissions-mapper     | claim.name=a..b",
                "entity-permission-role-mapper | read.role=reader",
                "entity-permission-role-mapper | entity=Not a name;read.role=reader",
                "entity-permission-role-mapper | entity=nobody-made-this;read.role=reader",
                "entity-permission-role-mapper | entity=invoice",
                "entity-permission-role-mapper | entity=invoice;read.role=nobody-made-this",
                "entity-permission-role-mapper | entity=invoice;write.role=invoice.api.nobody",
                "entity-permission-role-mapper | entity=*;read.role=realm-management.realm-admin",
                "entity-permission-role-mapper | entity=*;read.role=realm-management.view-entities",
                "entity-permission-role-mapper | entity=*;write.role=realm-management.query-groups",
                "entity-permission-role-mapper | entity=*;delete.role=account.view-profile",
                "entity-permission-role-mapper | entity=*;read.role=broker.read-token",
                "entity-permission-role-mapper | entity=*;read.role=offline_access",
                "entity-permission-role-mapper | entity=*;read.role=uma_authorization",
                "entity-permission-role-mapper | entity=*;read.role=default-roles-permissionmappersit",
                "entity-permission-role-mapper | entity=*;read.role=powerful",
                "entity-permission-role-mapper | entity=*;read.role=harmless-at-first-sight",
                "entity-permission-role-mapper | entity=*;read.role=with-account",
                "entity-permission-role-mapper | entity=*;read.role=with-offline",
                "entity-permission-role-mapper | entity=*;read.role=reader;delete.role=powerful",
                "entity-audience-mapper        | form=first",
                "entity-audience-mapper        | claim.name=aud",
                "entity-audience-mapper        | form=uri",
                "entity-audience-mapper        | form=uri;uri.prefix=no-uri",
                "entity-audience-mapper        | form=uri;uri.prefix=urn:with space:"
            })
    void badConfigurationIsRefused(String kind, String settings) {
        Map<String, String> config = settings(settings);
        for (Mappers mappers : List.of(ofClient, ofScope)) {
            JsonNode refusal = mappers.add(kind, config).expect(400).json();

            assertThat(refusal.get("error").textValue()).isNotEmpty();
            assertThat(refusal.get("error_description").textValue()).matches("[A-Z][^{}]+\\.");
        }
    }

    /** Such as {@code entity=*;read.role=reader}. */
    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : text.split(";", -1)) {
            settings.put(
                    setting.substring(0, setting.indexOf('=')),
                    setting.substring(setting.indexOf('=') + 1));
        }
        return settings;
    }

    @Test
    void anAddressOfKeycloakIsNoAudience() {
        String issuers =
                Http.request("GET", "/realms/" + realm.name())
                        .send()
                        .expect(200)
                        .json()
                        .get("token-service")
                        .textValue()
                        .replaceFirst("/realms/.*", "/realms/");

        ofClient.add(Mappers.AUDIENCE, Map.of("form", "uri", "uri.prefix", issuers)).expect(400);
    }

    @Test
    void refusalSaysForWhichPermission() {
        JsonNode refusal =
                ofClient.add(Mappers.ROLE, Map.of("entity", "*", "delete.role", "powerful"))
                        .expect(400)
                        .json();

        assertThat(refusal.get("error_description").textValue())
                .isEqualTo("The role for delete is one of Keycloak itself, or contains one.");
    }

    @Test
    void mistypedEntityIsRefused() {
        JsonNode refusal =
                ofClient.add(Mappers.ROLE, Map.of("entity", "invoices", "read.role", "reader"))
                        .expect(400)
                        .json();

        assertThat(refusal.get("error_description").textValue())
                .startsWith("This realm has no entity of this name.");
    }

    @Test
    void roleOfMasterIsRefusedThere() {
        String location =
                Caller.masterAdmin()
                        .post(
                                "/admin/realms/master/clients",
                                Map.of("clientId", "mapped-in-master"))
                        .expect(201)
                        .header("Location");
        String client = location.substring(location.indexOf("/admin/"));
        try {
            for (String role :
                    List.of("admin", "create-realm", realm.name() + "-realm.view-users")) {
                Caller.masterAdmin()
                        .post(
                                client + "/protocol-mappers/models",
                                Mappers.representation(
                                        Mappers.ROLE, Map.of("entity", "*", "read.role", role)))
                        .expect(400);
            }
        } finally {
            Caller.masterAdmin().delete(client).expect(204);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entity-permissions-mapper     | claim.name=scp | claim.name=scope",
                "entity-permission-role-mapper | entity=*;read.role=reader"
                        + " | entity=*;read.role=realm-management.realm-admin",
                "entity-audience-mapper        | form=string | form=uri;uri.prefix=nothing"
            })
    void changeFromGoodToBadIsRefused(String kind, String good, String bad) {
        for (Mappers mappers : List.of(ofClient, ofScope)) {
            String path = mappers.added(kind, settings(good));
            JsonNode before = realm.masterAdmin().get(path).expect(200).json();
            Map<String, Object> change = new HashMap<>(Mappers.representation(kind, settings(bad)));
            change.put("id", before.get("id").textValue());

            realm.masterAdmin().put(path, change).expect(400);

            assertThat(realm.masterAdmin().get(path).expect(200).json()).isEqualTo(before);
        }
    }
}
