package io.entitytokens.it.comparison;

import io.entitytokens.it.support.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the admin REST API is asked: what a realm is made of, and a few changes. */
final class AdminQuestions {

    private final List<Question> questions = new ArrayList<>();

    private AdminQuestions() {}

    static List<Question> all() {
        AdminQuestions all = new AdminQuestions();
        all.reads();
        all.clients();
        all.flows();
        all.changes();
        all.refusals();
        return all.questions;
    }

    private void ask(String name, Function<Side, Answer> ask) {
        questions.add(new Question(name, ask));
    }

    private void get(String path) {
        ask("GET " + path, side -> side.admin("GET", path).send());
    }

    private void reads() {
        get("");
        get("/roles");
        get("/users");
        get("/groups");
        get("/components");
        get("/client-scopes");
        get("/default-default-client-scopes");
        get("/default-optional-client-scopes");
        get("/events/config");
        get("/identity-provider/instances");
        get("/client-policies/policies?include-global-policies=true");
        get("/client-policies/profiles?include-global-profiles=true");
        get("/client-registration-policy/providers");
        get("/localization");
        get("/keys");
        get("/credential-registrators");
        get("/users/profile");
        get("/users/profile/metadata");
        get("/client-session-stats");
        get("/nonsense");
    }

    private void clients() {
        get("/clients");
        get("/clients?search=true&clientId=e");
        for (String clientId :
                List.of("records-api", "website", "realm-management", "account", "admin-cli")) {
            client(clientId, "");
            client(clientId, "/roles");
            client(clientId, "/default-client-scopes");
            client(clientId, "/optional-client-scopes");
            client(clientId, "/protocol-mappers/models");
            client(clientId, "/scope-mappings");
        }
        client("realm-management", "/roles/realm-admin/composites");
        client("records-api", "/service-account-user");
        client("records-api", "/evaluate-scopes/protocol-mappers");
    }

    private void client(String clientId, String path) {
        ask(
                "GET client " + clientId + path,
                side -> side.admin("GET", side.clientPath(clientId) + path).send());
    }

    private void flows() {
        get("/authentication/flows");
        for (String flow :
                List.of("browser", "direct%20grant", "registration", "clients", "docker%20auth")) {
            get("/authentication/flows/" + flow + "/executions");
        }
        get("/authentication/required-actions");
        get("/authentication/authenticator-providers");
        get("/authentication/form-providers");
        get("/authentication/form-action-providers");
        get("/authentication/client-authenticator-providers");
        get("/authentication/per-client-config-description");
    }

    private void changes() {
        send("POST", "/users", Map.of("username", "bob", "enabled", true));
        send("POST", "/users", Map.of("username", "alice"));
        send("POST", "/users", Map.of("nonsense", true));
        send("POST", "/roles", Map.of("name", "clerk", "description", "Reads invoices"));
        send("POST", "/groups", Map.of("name", "clerks"));
        send("POST", "/clients", Map.of("clientId", "shop", "secret", Side.SECRET));
        send("POST", "/clients", Map.of("clientId", "website"));
        send("POST", "/client-scopes", Map.of("name", "orders", "protocol", "openid-connect"));
        send("PUT", "", Map.of("displayName", "Renamed"));
        send("PUT", "", Map.of("accessTokenLifespan", "nonsense"));
        ask(
                "PUT client",
                side ->
                        side.admin("PUT", side.clientPath("records-api"))
                                .json(Map.of("description", "Changed"))
                                .send());
        ask("DELETE client", side -> side.admin("DELETE", side.clientPath("shop")).send());
        ask("DELETE role", side -> side.admin("DELETE", "/roles/clerk").send());
        ask(
                "export",
                side ->
                        side.admin(
                                        "POST",
                                        "/partial-export?exportClients=true&exportGroupsAndRoles=true")
                                .send());
    }

    private void send(String method, String path, Map<String, Object> body) {
        ask(method + " " + path + " " + body, s -> s.admin(method, path).json(body).send());
    }

    private void refusals() {
        String path = "/admin/realms/";
        ask("nobody", side -> side.anywhere("GET", path + side.realm()).send());
        ask(
                "nobody who may",
                side ->
                        side.anywhere("GET", path + side.realm() + "/clients")
                                .bearer(new Words(side).in("{access-token}"))
                                .send());
        ask(
                "a token like ours",
                side -> side.anywhere("GET", path + side.realm()).bearer("ket_nonsense").send());
        ask("no such realm", side -> side.master("GET", path + "nonsense").send());
    }
}
