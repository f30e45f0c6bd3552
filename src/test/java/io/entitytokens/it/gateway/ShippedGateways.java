package io.entitytokens.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.Wire.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** nginx and Caddy with the examples that we ship, each started for one request. */
final class ShippedGateways implements AutoCloseable {

    private final Path directory;
    private final ProxiedTokens tokens;
    private final RecordsApi records;

    ShippedGateways(Path directory, ProxiedTokens tokens) throws IOException {
        this.directory = directory;
        this.tokens = tokens;
        this.records = RecordsApi.start(directory);
    }

    /** As {@link #answers(UnaryOperator, String, String...)}, with the examples as they are. */
    List<Integer> answers(String from, String... header) {
        return answers(UnaryOperator.identity(), from, header);
    }

    /**
     * The answers of nginx and of Caddy to the holder of the token that is good at home.
     *
     * @param change of the examples
     * @param header name and value, or none
     */
    List<Integer> answers(UnaryOperator<String> change, String from, String... header) {
        List<Integer> answers = new ArrayList<>();
        for (boolean nginx : new boolean[] {true, false}) {
            int port = Ports.free();
            ShippedGateway gateway = gateway(port, change);
            try (Background process = (nginx ? gateway.nginx() : gateway.caddy()).awaitPort(port)) {
                InetSocketAddress at =
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
                String secret = tokens.home().secret();
                Wire wire = Wire.get(at, "/invoices").with("Authorization", "Bearer " + secret);
                if (header.length > 0) {
                    wire = wire.with(header[0], header[1]);
                }
                answers.add(wire.send(Version.HTTP_1_1, from, at).status());
                assertThat(process.output()).doesNotContain(secret);
            }
        }
        return answers;
    }

    private ShippedGateway gateway(int port, UnaryOperator<String> change) {
        InetSocketAddress keycloak = tokens.server().address();
        try {
            return new ShippedGateway(
                    Files.createTempDirectory(directory, "gateway"),
                    keycloak.getHostString() + ":" + keycloak.getPort(),
                    ProxiedTokens.REALM,
                    records.address(),
                    port,
                    change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
