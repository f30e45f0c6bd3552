package io.entitytokens.bench.rig;

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
 * A request that wrk repeats, in a file for {@code ask.lua}.
 *
 * @param base address of the server
 * @param file the request; the tokens of a file take turns in the place of {@link #TOKEN}
 * @param arguments further arguments of the script
 */
public record Load(URI base, Path file, List<String> arguments) {

    public static final String TOKEN = "{token}";

    private static final int TOKEN_LENGTH = 76;

    /** A GET request with a bearer token, as gateways send it. */
    public static Load get(Keycloak server, String path, String bearer) {
        return get(server, path, bearer, "");
    }

    /** The same, but it expects something that counts for nothing: the fast lane leaves it. */
    public static Load getByTheUsualWay(Keycloak server, String path, String bearer) {
        return get(server, path, bearer, "Expect: nothing\r\n");
    }

    private static Load get(Keycloak server, String path, String bearer, String more) {
        return write(
                server,
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + server.base().getAuthority()
                        + "\r\nAuthorization: Bearer "
                        + bearer
                        + "\r\n"
                        + more
                        + "\r\n");
    }

    /**
     * A form of a client that authenticates with Basic credentials.
     *
     * @param form the encoded form
     */
    public static Load post(
            Keycloak server, String path, String clientId, String secret, String form) {
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

    /** The same request with the tokens of a file by turns. */
    public Load of(Path tokens) {
        return with("tokens=" + tokens);
    }

    /** The same request with tokens picked at random. */
    public Load atRandom() {
        return with("pick=random");
    }

    /** The same request without the first tokens of the file. */
    public Load from(long first) {
        return with("from=" + first);
    }

    /** The same request with a pause between two requests of a connection. */
    public Load every(int millis) {
        return with("pace=" + millis);
    }

    /** The same request with the statuses of the answers counted. */
    public Load counted() {
        return with("count=true");
    }

    private Load with(String argument) {
        return new Load(
                base, file, Stream.concat(arguments.stream(), Stream.of(argument)).toList());
    }

    /** The command line that sends it. */
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
