package io.entitytokens.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request that wrk sends over and over, written down for {@code ask.lua}.
 *
 * @param base where the server is
 * @param file the request, with {@link #TOKEN} where the tokens of a file take their turns
 * @param arguments further ones of the script
 */
record Load(URI base, Path file, List<String> arguments) {

    static final String TOKEN = "{token}";

    private static final int TOKEN_LENGTH = 76;

    /** A question with a bearer token, as gateways ask. */
    static Load get(Keycloak server, String path, String bearer) {
        return write(
                server,
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + server.base().getAuthority()
                        + "\r\nAuthorization: Bearer "
                        + bearer
                        + "\r\n\r\n");
    }

    /**
     * A form of a client that shows its secret in the header.
     *
     * @param form encoded
     */
    static Load post(Keycloak server, String path, String clientId, String secret, String form) {
        String basic =
                Base64.getEncoder()
                        .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        int length =
                form.contains(TOKEN)
                        ? form.length() - TOKEN.length() + TOKEN_LENGTH
                        : form.length();
        return write(
                server,
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + server.base().getAuthority()
                        + "\r\nAuthorization: Basic "
                        + basic
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + length
                        + "\r\n\r\n"
                        + form);
    }

    private static Load write(Keycloak server, String request) {
        try {
            Path file = Files.createTempFile(Options.DIRECTORY, "request", ".http");
            file.toFile().deleteOnExit();
            Files.writeString(file, request);
            return new Load(server.base(), file, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This, with the tokens of a file in turn. */
    Load of(Path tokens) {
        return with("tokens=" + tokens);
    }

    /** This, with the tokens picked at random. */
    Load atRandom() {
        return with("pick=random");
    }

    /** This, with the first tokens passed over. */
    Load from(long first) {
        return with("from=" + first);
    }

    /** This, with a pause between two requests of a connection. */
    Load every(int millis) {
        return with("pace=" + millis);
    }

    /** This, with the statuses of the answers counted. */
    Load counted() {
        return with("count=true");
    }

    private Load with(String argument) {
        return new Load(
                base, file, Stream.concat(arguments.stream(), Stream.of(argument)).toList());
    }

    /** The command that sends it. */
    List<String> command(Path wrk, int connections, int seconds) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                wrk.toString(),
                                "-t1",
                                "-c" + connections,
                                "-d" + seconds + "s",
                                "--timeout",
                                "20s",
                                "-s",
                                "src/bench/wrk/ask.lua",
                                base.toString(),
                                "--",
                                "request=" + file));
        command.addAll(arguments);
        return command;
    }
}
