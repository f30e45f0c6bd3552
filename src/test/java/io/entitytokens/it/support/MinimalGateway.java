package io.entitytokens.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A gateway as somebody writes it who read nothing but its manual: it guards {@code /invoices} by
 * the query form, and hands on to Keycloak whatever headers a client sends.
 */
public final class MinimalGateway implements AutoCloseable {

    private static final String QUESTION = "/realms/%s/entity-tokens/authorize?entity=invoice";

    private static final String NGINX =
            """
            pid nginx.pid;
            error_log stderr;
            events {}
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                server {
                    listen 127.0.0.1:%d;
                    location / {
                        auth_request /authorize;
                        empty_gif;
                    }
                    location = /authorize {
                        internal;
                        proxy_pass http://%s%s;
                        proxy_pass_request_body off;
                        proxy_set_header Content-Length "";
                        proxy_set_header X-Original-Method $request_method;
                    }
                }
            }
            """;

    private static final String CADDY =
            """
            {
                admin off
            }
            http://:%d {
                bind 127.0.0.1
                forward_auth %s {
                    uri %s
                }
                respond "a record"
            }
            """;

    private final String name;
    private final InetSocketAddress address;
    private final Background process;

    private MinimalGateway(String name, int port, Background process) {
        this.name = name;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.process = process.awaitPort(port);
    }

    /** nginx with {@code auth_request}. */
    public static MinimalGateway nginx(Path directory, String keycloak, String realm) {
        Path nginx = Required.program("nginx", "nginx-light");
        int port = Ports.free();
        write(
                directory.resolve("minimal-nginx.conf"),
                NGINX.formatted(port, keycloak, QUESTION.formatted(realm)));
        return new MinimalGateway(
                "nginx",
                port,
                Background.start(
                        List.of(
                                nginx.toString(),
                                "-p",
                                directory + "/",
                                "-c",
                                directory.resolve("minimal-nginx.conf").toString(),
                                "-g",
                                "daemon off;"),
                        Map.of(),
                        directory.resolve("minimal-nginx.log")));
    }

    /** Caddy with {@code forward_auth}. */
    public static MinimalGateway caddy(Path directory, String keycloak, String realm) {
        Path caddy = Required.program("caddy", "caddy");
        int port = Ports.free();
        Path configuration = directory.resolve("minimal-Caddyfile");
        write(configuration, CADDY.formatted(port, keycloak, QUESTION.formatted(realm)));
        return new MinimalGateway(
                "Caddy",
                port,
                Background.start(
                        List.of(
                                caddy.toString(),
                                "run",
                                "--adapter",
                                "caddyfile",
                                "--config",
                                configuration.toString()),
                        Map.of(
                                "HOME", directory.toString(),
                                "XDG_DATA_HOME", directory.toString(),
                                "XDG_CONFIG_HOME", directory.toString()),
                        directory.resolve("minimal-caddy.log")));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
