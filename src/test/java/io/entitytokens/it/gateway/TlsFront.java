package io.entitytokens.it.gateway;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.Processes;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** TLS in front of the server under test, for clients that want nothing else. */
record TlsFront(Background process, String address, Path certificate) implements AutoCloseable {

    private static final String PASSWORD = "only-for-this-run";
    private static final String ALIAS = "front";

    private static final String NGINX =
            """
            pid nginx-tls.pid;
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
                    listen 127.0.0.1:%d ssl;
                    ssl_certificate %s;
                    ssl_certificate_key %s;
                    location / {
                        proxy_pass http://%s;
                        proxy_set_header Host $http_host;
                    }
                }
            }
            """;

    /**
     * Starts it with a certificate of its own for {@code localhost}.
     *
     * @param directory to write into
     */
    static TlsFront start(Path directory) throws IOException, GeneralSecurityException {
        Path nginx = Required.program("nginx", "nginx-light");
        KeyStore keys = keys(directory.resolve("tls.p12"));
        Path certificate =
                pem(
                        directory.resolve("certificate.pem"),
                        "CERTIFICATE",
                        keys.getCertificate(ALIAS).getEncoded());
        Path key =
                pem(
                        directory.resolve("key.pem"),
                        "PRIVATE KEY",
                        keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        int port = Ports.free();
        Path configuration =
                Files.writeString(
                        directory.resolve("nginx-tls.conf"),
                        NGINX.formatted(
                                port, certificate, key, Server.get().base().getAuthority()));
        Background process =
                Background.start(
                                List.of(
                                        nginx.toString(),
                                        "-p",
                                        directory + "/",
                                        "-c",
                                        configuration.toString(),
                                        "-g",
                                        "daemon off;"),
                                Map.of(),
                                directory.resolve("nginx-tls.log"))
                        .awaitPort(port);
        return new TlsFront(process, "https://localhost:" + port, certificate);
    }

    private static KeyStore keys(Path store) throws IOException, GeneralSecurityException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Processes.run(
                List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static Path pem(Path file, String type, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(content);
        return Files.writeString(
                file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, text, type));
    }

    @Override
    public void close() {
        process.close();
    }
}
