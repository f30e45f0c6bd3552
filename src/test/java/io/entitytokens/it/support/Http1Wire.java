package io.entitytokens.it.support;

import io.entitytokens.it.support.Http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a {@link Wire} as HTTP/1.1, byte for byte. */
final class Http1Wire {

    private static final int TIMEOUT_MILLIS = 30_000;

    private Http1Wire() {}

    static Answer send(Wire request, String from, InetSocketAddress server) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(server, TIMEOUT_MILLIS);
            socket.getOutputStream().write(bytes(request));
            return read(
                    new String(
                            socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Wire request) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(request.authority()).append("\r\n");
        head.append("Connection: close\r\n");
        for (Wire.Header header : request.headers()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Answer read(String response) {
        int end = response.indexOf("\r\n\r\n");
        List<String> lines = List.of(response.substring(0, end).split("\r\n", -1));
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), n -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Answer(
                Integer.parseInt(lines.get(0).split(" ", -1)[1]),
                HttpHeaders.of(headers, (name, value) -> true),
                response.substring(end + 4));
    }
}
