package io.entitytokens.it.comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The lines of an answer that are different with the jar on purpose, by the question. */
final class Meant {

    private static final String ROLES = "(view-entities|manage-entity-tokens|manage-entities)";
    private static final String AUTHENTICATOR = "\\[Entity token\\]/.*";
    private static final String MAPPERS = ".*\\[\\]\":\"entity-[a-z-]+-mapper\"";
    private static final String SCOPES = "entity:(read|write|delete)";
    private static final String MANAGEMENT_ROLES = ".*\\[" + ROLES + "\\]/.*";

    /** The three roles of the management client, and what can be chosen in the console. */
    static final Meant IN_EVERY_REALM =
            new Meant(
                    Map.of(
                            "GET client realm-management/roles",
                            MANAGEMENT_ROLES,
                            "GET client realm-management/roles/realm-admin/composites",
                            MANAGEMENT_ROLES,
                            "GET /authentication/client-authenticator-providers",
                            AUTHENTICATOR,
                            "GET /client-registration-policy/providers",
                            MAPPERS,
                            "export",
                            MANAGEMENT_ROLES + "|.*\":\"" + ROLES + "\""));

    /** The issuing client, its client scopes, and its authenticator in the flow of clients. */
    static final Meant WHERE_TOKENS_ARE =
            IN_EVERY_REALM.and(
                    Map.of(
                            "GET /clients",
                            "\\[entity-tokens\\]/.*",
                            "GET /clients?search=true&clientId=e",
                            "\\[entity-tokens\\]/.*",
                            "GET /client-scopes",
                            "\\[" + SCOPES + "\\]/.*",
                            "GET /client-registration-policy/providers",
                            MAPPERS + "|.*\\[\\]\":\"" + SCOPES + "\"",
                            "GET /authentication/flows",
                            "\\[clients\\]/authenticationExecutions\\[\\]/.*",
                            "GET /authentication/flows/clients/executions",
                            AUTHENTICATOR,
                            "export",
                            MANAGEMENT_ROLES
                                    + "|.*\":\""
                                    + ROLES
                                    + "\""
                                    + "|.*\\[(service-account-)?entity-tokens\\]/.*"
                                    + "|.*\\["
                                    + SCOPES
                                    + "\\]/.*"
                                    + "|.*\\[clients\\]/authenticationExecutions\\[\\]/.*",
                            "realm/.well-known/uma2-configuration",
                            "/scopes_supported\"\\[\\]\":\"" + SCOPES + "\"",
                            "discovery",
                            "/scopes_supported\"\\[\\]\":\"" + SCOPES + "\""));

    /** Our providers and theme, and which of them come before Keycloak's; memory is as it is. */
    static final Meant IN_THE_SERVER =
            new Meant(
                    Map.of(
                            "server",
                            "/(systemInfo|memoryInfo|cpuInfo)/.*"
                                    + "|/providers/entity-token-[a-z]+/.*"
                                    + "|/providers/[^/]+/providers/entity[-_][^/]*/.*"
                                    + "|/providers/[^/]+/providers"
                                    + "/(access_token|client_credentials|client-secret|[a-z:-]+:uma-ticket)"
                                    + "/\"order\":.*"
                                    + "|/providers/eventsStore/providers/jpa/\"order\":.*"
                                    + "|/providers/admin-realm-restapi-extension/.*"
                                    + "|/providers/jpa-entity-provider/\"internal\":true"
                                    + "|/providers/connectionsJpa/.*\"databaseUrl\":.*"
                                    + "|/themes/admin\\[entity-tokens\\]/.*"
                                    + "|/componentTypes/[^/]+\\[entity-[a-z-]+\\]/.*"
                                    + "|/componentTypes/.*/options\"\\[\\]\":\"entity-[a-z-]+\""
                                    + "|/protocolMapperTypes/openid-connect\\[Entity .*"));

    private final Map<String, String> lines;

    private Meant(Map<String, String> lines) {
        this.lines = lines;
    }

    private Meant and(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(lines);
        all.putAll(more);
        return new Meant(all);
    }

    /** Whether the question may have another answer at all. */
    boolean isAbout(Question question) {
        return lines.containsKey(question.name());
    }

    /** What remains to be the same. */
    List<String> taken(Question question, List<String> all) {
        Pattern meant = Pattern.compile(lines.getOrDefault(question.name(), "none"));
        return all.stream().filter(line -> !meant.matcher(line).matches()).toList();
    }
}
