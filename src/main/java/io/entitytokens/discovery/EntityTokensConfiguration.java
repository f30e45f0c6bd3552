package io.entitytokens.discovery;

import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The document itself. Names are those of the OpenID Authorization API 1.0 (section 9.1) and of RFC
 * 8414 where those have one.
 */
final class EntityTokensConfiguration {

    private static final String TOKEN_ENDPOINT = "/protocol/openid-connect/token";

    private EntityTokensConfiguration() {}

    /**
     * @param issuer the realm, as tokens name it
     * @param endpoints the realm, where machines reach it
     * @param open what is there; of the rest nothing is said
     */
    static Map<String, Object> of(String issuer, String endpoints, Predicate<Endpoint> open) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put(
                "permissions_supported",
                Arrays.stream(Permission.values()).map(Permission::value).toList());
        if (open.test(Endpoint.FORWARD_AUTH)) {
            document.put("forward_auth_endpoint", endpoints + "/entity-tokens/authorize");
        }
        if (open.test(Endpoint.AUTHZEN)) {
            document.put("policy_decision_point", issuer + "/entity-tokens");
            String access = endpoints + "/entity-tokens/access/v1";
            document.put("access_evaluation_endpoint", access + "/evaluation");
            document.put("access_evaluations_endpoint", access + "/evaluations");
        }
        if (open.test(Endpoint.INTROSPECTION)) {
            document.put("introspection_endpoint", endpoints + TOKEN_ENDPOINT + "/introspect");
            document.put("token_type_hints_supported", List.of("entity_token"));
        }
        if (open.test(Endpoint.SELF)) {
            document.put("self_endpoint", endpoints + "/entity-tokens/self");
            document.put("revocation_endpoint", endpoints + "/entity-tokens/revoke");
        }
        if (open.test(Endpoint.LEAKS)) {
            document.put("leak_report_endpoint", endpoints + "/entity-tokens/leaks");
        }
        putGrants(document, endpoints, open);
        return document;
    }

    private static void putGrants(
            Map<String, Object> document, String endpoints, Predicate<Endpoint> open) {
        List<String> grants = new ArrayList<>();
        if (open.test(Endpoint.CLIENT_CREDENTIALS)) {
            grants.add("client_credentials");
            document.put("issuing_client_id", BuiltInClients.ISSUING_CLIENT_ID);
        }
        if (open.test(Endpoint.TOKEN_EXCHANGE)) {
            grants.add("urn:ietf:params:oauth:grant-type:token-exchange");
            document.put(
                    "subject_token_types_supported",
                    List.of("urn:keycloak:params:oauth:token-type:entity-token"));
        }
        if (!grants.isEmpty()) {
            document.put("token_endpoint", endpoints + TOKEN_ENDPOINT);
            document.put("grant_types_supported", grants);
            document.put(
                    "scopes_supported",
                    Arrays.stream(Permission.values()).map(Permission::scope).toList());
        }
    }
}
