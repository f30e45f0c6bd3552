package io.entitytokens.it.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check must be able to fail; otherwise all the tests that rest on it say nothing. */
class OpenApiTest {

    private static final String ENTITIES = "/admin/realms/demo/entities";
    private static final String ENTITY_ID = "b8661330-fe5e-470a-a8e9-6e689776f2ba";
    private static final String ENTITY = ENTITIES + "/" + ENTITY_ID;
    private static final String AUTHORIZE = "/realms/demo/entity-tokens/authorize";
    private static final String ENTITY_BODY =
            """
            {"id": "%s", "name": "invoice", "enabled": true, "audience": [],
             "createdTimestamp": 1795472164395, "updatedTimestamp": 1795472164395, "tokenCount": 0}
            """
                    .formatted(ENTITY_ID);
    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json;charset=UTF-8");
    private static final Map<String, String> JSON_WITH_TAG =
            Map.of(
                    "content-type", "application/json",
                    "etag", "\"0\"",
                    "cache-control", "no-transform");
    private static final Map<String, String> ALLOWED =
            Map.of(
                    "Cache-Control", "no-store",
                    "X-Entity", "invoice",
                    "X-Entity-Permissions", "read write",
                    "X-Entity-Token-Id", "5O9STT1CKxK1x2NXPCwlMn",
                    "X-Entity-Token-Name", "SAP%20Invoice");

    private final OpenApi api = OpenApi.load();

    private void check(
            String method, String path, int status, Map<String, String> headers, String body) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        api.check(method, path, status, HttpHeaders.of(all, (name, value) -> true), body);
    }

    private void refuses(String problem, Runnable check) {
        assertThatThrownBy(check::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(problem);
    }

    @Test
    void what_is_documented_fits() {
        check("GET", ENTITY, 200, JSON_WITH_TAG, ENTITY_BODY);
        check("GET", ENTITIES + "?max=1", 200, JSON, "[" + ENTITY_BODY + "]");
        check("DELETE", ENTITY, 204, Map.of(), "");
        check("GET", AUTHORIZE, 200, ALLOWED, null);
        check("HEAD", AUTHORIZE, 404, JSON, "");
    }

    @Test
    void an_error_page_fits() {
        check("GET", ENTITY, 404, Map.of("Content-Type", "text/html;charset=utf-8"), "<html>");
    }

    @Test
    void remembers_what_it_was_shown() {
        check("GET", ENTITY, 200, JSON_WITH_TAG, ENTITY_BODY);
        assertThat(api.seen()).containsExactly("GET /admin/realms/{realm}/entities/{id} 200");
        assertThat(api.seenFields())
                .contains("EntityRepresentation.name", "EntityRepresentation.tokenCount")
                .doesNotContain("EntityRepresentation.displayName");
        assertThat(api.documented()).containsAll(api.seen());
        assertThat(api.documentedFields())
                .containsAll(api.seenFields())
                .contains("EntityRepresentation.displayName", "IssuedTokenRepresentation.token")
                .contains(
                        "TokenActionResult.result",
                        "AudienceChoice.clientId",
                        "ErrorRepresentation.field")
                .doesNotContain("NewToken.lifespan");
    }

    @Test
    void does_not_remember_what_does_not_fit() {
        refuses("tokenCount", () -> check("GET", ENTITY, 200, JSON_WITH_TAG, "{}"));
        assertThat(api.seen()).isEmpty();
        assertThat(api.seenFields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/realms/a/entities/count, GET /admin/realms/{realm}/entities/count 401",
        "GET, /admin/realms/a/entities/counts, GET /admin/realms/{realm}/entities/{id} 401",
        "PUT, /admin/realms/a%2Fb/entities/c, PUT /admin/realms/{realm}/entities/{id} 401",
        "GET, /admin/realms/a/entity-tokens, GET /admin/realms/{realm}/entity-tokens 401",
    })
    void a_literal_segment_wins(String method, String path, String operation) {
        check(method, path, 401, JSON, "{\"error\": \"HTTP 401 Unauthorized\"}");
        assertThat(api.seen()).containsExactly(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/invoice", "/invoice/", "/invoice/a/b%20c", "//invoice"})
    void the_path_form_takes_any_rest(String rest) {
        check("GET", AUTHORIZE + rest, 200, ALLOWED, "");
        assertThat(api.seen())
                .containsExactly("GET /realms/{realm}/entity-tokens/authorize/{entity}/{path} 200");
    }

    @Test
    void an_undocumented_operation() {
        String problem = "no such operation is documented";
        refuses(problem, () -> check("PATCH", ENTITY, 200, JSON_WITH_TAG, ENTITY_BODY));
        refuses(problem, () -> check("get", ENTITY, 200, JSON_WITH_TAG, ENTITY_BODY));
        refuses(problem, () -> check("GET", ENTITY + "/secrets", 200, JSON, "[]"));
        refuses(problem, () -> check("TRACE", AUTHORIZE, 200, ALLOWED, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void the_server_may_say_that_there_is_no_such_operation(int status) {
        assertThatCode(() -> check("PATCH", ENTITY, status, JSON, "{}")).doesNotThrowAnyException();
        assertThat(api.seen()).isEmpty();
    }

    @Test
    void an_undocumented_status() {
        String problem = "not one of [200, 400, 401, 403, 404";
        refuses(problem, () -> check("GET", ENTITY, 202, JSON_WITH_TAG, ENTITY_BODY));
        refuses(problem, () -> check("GET", ENTITY, 500, JSON, "{\"error\": \"x\"}"));
        refuses(problem, () -> check("GET", AUTHORIZE, 204, ALLOWED, ""));
    }

    @Test
    void a_body_that_does_not_fit() {
        refusesBody("secret", ENTITY_BODY.replace("\"id\"", "\"secret\": 1, \"id\""));
        refusesBody(
                "tokenCount", ENTITY_BODY.replace("\"tokenCount\": 0", "\"tokenCount\": \"0\""));
        refusesBody("audience", ENTITY_BODY.replace("\"audience\": [],", ""));
        refusesBody("audience", ENTITY_BODY.replace("[]", "[1]"));
        refusesBody("displayName", ENTITY_BODY.replace("\"id\"", "\"displayName\": null, \"id\""));
        refusesBody("name", ENTITY_BODY.replace("invoice", "Invoice"));
        refusesBody("not JSON", ENTITY_BODY + "}");
        refusesBody("object", "[" + ENTITY_BODY + "]");
        refuses("array", () -> check("GET", ENTITIES, 200, JSON, ENTITY_BODY));
        refuses(
                "additional",
                () -> check("GET", ENTITIES, 400, JSON, "{\"error\": \"\", \"x\": 1}"));
    }

    private void refusesBody(String problem, String body) {
        refuses(problem, () -> check("GET", ENTITY, 200, JSON_WITH_TAG, body));
    }

    @Test
    void a_body_of_another_type_or_none_or_one_too_many() {
        Map<String, String> xml = new TreeMap<>(JSON_WITH_TAG);
        xml.put("content-type", "application/xml");
        refuses("application/xml", () -> check("GET", ENTITY, 200, xml, ENTITY_BODY));
        refuses("type none", () -> check("GET", ENTITY, 403, Map.of(), ENTITY_BODY));
        refuses("no body", () -> check("GET", ENTITY, 200, JSON_WITH_TAG, ""));
        refuses("a body", () -> check("DELETE", ENTITY, 204, JSON, "{}"));
        refuses("a body", () -> check("GET", AUTHORIZE, 200, ALLOWED, "ok"));
    }

    @Test
    void a_missing_or_wrong_header() {
        Map<String, String> untagged = new TreeMap<>(JSON_WITH_TAG);
        untagged.remove("etag");
        refuses("no ETag", () -> check("GET", ENTITY, 200, untagged, ENTITY_BODY));
        Map<String, String> weak = new TreeMap<>(JSON_WITH_TAG);
        weak.put("etag", "W/\"0\"");
        refuses("ETag", () -> check("GET", ENTITY, 200, weak, ENTITY_BODY));
        for (String header : ALLOWED.keySet()) {
            Map<String, String> others = new TreeMap<>(ALLOWED);
            others.remove(header);
            refuses("no " + header, () -> check("GET", AUTHORIZE, 200, others, ""));
        }
    }
}
