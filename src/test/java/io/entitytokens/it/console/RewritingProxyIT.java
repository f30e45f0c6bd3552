package io.entitytokens.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Admin Console through an nginx that compresses, and through one that takes ETags off. */
@InBrowser
class RewritingProxyIT {

    private static final String SERVER =
            """
            server {
                listen 127.0.0.1:%d;
                location / {
                    proxy_pass http://%s;
                    proxy_http_version 1.1;
                    proxy_set_header Host $http_host;
                    %s
                }
            }
            """;

    private static final String COMPRESSES =
            "gzip on; gzip_types *; gzip_min_length 1; gzip_proxied any;";

    private static TestRealm realm;
    private static URI compressing;
    private static URI stripping;
    private static Background nginx;

    @BeforeAll
    static void startProxies() throws IOException {
        realm = TestRealm.of(RewritingProxyIT.class);
        int compressingPort = Ports.free();
        int strippingPort = Ports.free();
        compressing = URI.create("http://127.0.0.1:" + compressingPort);
        stripping = URI.create("http://127.0.0.1:" + strippingPort);
        Path directory = Files.createTempDirectory("rewriting-proxy");
        Files.writeString(
                directory.resolve("nginx.conf"),
                """
                pid nginx.pid;
                error_log stderr warn;
                events {}
                http {
                    client_body_temp_path client_body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    access_log off;
                """
                        + server(compressingPort, COMPRESSES)
                        + server(strippingPort, "proxy_hide_header ETag;")
                        + "}\n");
        nginx =
                Background.start(
                                List.of(
                                        Required.program("nginx", "nginx-light").toString(),
                                        "-p",
                                        directory + "/",
                                        "-c",
                                        directory.resolve("nginx.conf").toString(),
                                        "-g",
                                        "daemon off;"),
                                Map.of(),
                                directory.resolve("nginx.log"))
                        .awaitPort(compressingPort);
    }

    private static String server(int port, String directives) {
        return SERVER.formatted(port, Server.get().base().getAuthority(), directives);
    }

    @AfterAll
    static void stopProxies() {
        if (nginx != null) {
            nginx.close();
        }
    }

    private static ConsolePage open(URI proxy, String entityId, String tab) {
        return Browser.login(
                realm.at(proxy), "entity-manager", "/entities/" + entityId + "/" + tab);
    }

    private static JsonNode read(String path) {
        return realm.realmAdmin().get(path).expect(200).json();
    }

    /** The browser may tell of an answer after the page has acted on it. */
    private static boolean isChange(Response response, String text) {
        return response.request().method().equals("PUT")
                && response.request().postData().contains(text);
    }

    @Test
    void entityIsChangedThroughAProxyThatCompresses() {
        String id = realm.entity("compressed");
        String path = realm.admin("/entities/" + id);
        try (ConsolePage console = open(compressing, id, "settings")) {
            Response read =
                    console.page()
                            .waitForResponse(
                                    response -> isRead(response, path),
                                    () -> console.page().reload());
            Assertions.assertThat(read.headerValue("Content-Encoding")).isEqualTo("gzip");
            Assertions.assertThat(read.headerValue("ETag")).isEqualTo("W/\"0\"");

            console.field("displayName").fill("Once");
            console.button("Save").click();
            assertThat(console.alert("Entity saved")).isVisible();
            console.field("displayName").fill("Twice");
            Response saved =
                    console.page()
                            .waitForResponse(
                                    response -> isChange(response, "Twice"),
                                    () -> console.button("Save").click());
            Assertions.assertThat(saved.status()).isEqualTo(204);
        }
        Assertions.assertThat(read(path).get("displayName").textValue()).isEqualTo("Twice");
    }

    private static boolean isRead(Response response, String path) {
        return response.request().method().equals("GET") && response.url().endsWith(path);
    }

    @Test
    void tokenIsSwitchedThroughAProxyThatCompresses() {
        String id = realm.entity("switched");
        Token token = realm.token(id, NewToken.named("erp").may("read"));
        try (ConsolePage console = open(compressing, id, "tokens")) {
            edit(console, "erp", "Mine");
            assertThat(console.alert("Token saved")).isVisible();
        }
        Assertions.assertThat(read(realm.path(token)).get("description").textValue())
                .isEqualTo("Mine");
    }

    private static void edit(ConsolePage console, String token, String description) {
        console.page().getByTestId("actions-" + token).click();
        console.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Edit"))
                .click();
        console.field("token-description").fill(description);
        console.button("Save").click();
    }

    @Test
    void somebodyElsesChangeIsNoticedThroughAProxyThatCompresses() {
        noticesSomebodyElsesChange(compressing, "noticed", true);
    }

    @Test
    void somebodyElsesChangeIsNoticedThroughAProxyThatTakesETagsOff() {
        noticesSomebodyElsesChange(stripping, "stripped", false);
    }

    private static void noticesSomebodyElsesChange(URI proxy, String entity, boolean byServer) {
        String id = realm.entity(entity);
        String path = realm.admin("/entities/" + id);
        ConsolePage page = open(proxy, id, "settings");
        try (ConsolePage console = byServer ? page.expecting(412) : page) {
            console.field("displayName").fill("Mine");
            realm.realmAdmin().put(path, Map.of("displayName", "Theirs")).expect(204);
            console.button("Save").click();
            assertThat(console.page().getByTestId("changed-meanwhile")).isVisible();
            Assertions.assertThat(read(path).get("displayName").textValue()).isEqualTo("Theirs");

            console.button("Save").click();
            assertThat(console.alert("Entity saved")).isVisible();
        }
        Assertions.assertThat(read(path).get("displayName").textValue()).isEqualTo("Mine");
    }
}
