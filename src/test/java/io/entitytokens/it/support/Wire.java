package io.entitytokens.it.support;

import io.entitytokens.it.support.Http.Answer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A request of which every word is a test's: any header as often as it likes, any {@code Host}, any
 * pseudo header of HTTP/2. An ordinary client would not send it.
 *
 * @param scheme of HTTP/2; HTTP/1.1 does not name it
 * @param authority the {@code Host}, or {@code :authority}
 * @param target what stands in the request line, or in {@code :path}
 */
public record Wire(
        String method, String scheme, String authority, String target, List<Header> headers) {

    /** One line of the head. */
    public record Header(String name, String value) {}

    public Wire {
        headers = List.copyOf(headers);
    }

    public static Wire get(InetSocketAddress server, String target) {
        return request("GET", server, target);
    }

    public static Wire request(String method, InetSocketAddress server, String target) {
        return new Wire(
                method, "http", server.getHostString() + ":" + server.getPort(), target, List.of());
    }

    public Wire with(String name, String value) {
        return with(List.of(new Header(name, value)));
    }

    public Wire with(List<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new Wire(method, scheme, authority, target, all);
    }

    public Wire scheme(String other) {
        return new Wire(method, other, authority, target, headers);
    }

    public Wire authority(String other) {
        return new Wire(method, scheme, other, target, headers);
    }

    /** How it is sent. */
    public enum Version {
        HTTP_1_1,
        HTTP_2
    }

    /**
     * Sends it without TLS, on a connection of its own.
     *
     * @param from the address of this machine that the server sees
     */
    public Answer send(Version version, String from, InetSocketAddress server) {
        return version == Version.HTTP_2
                ? Http2Wire.send(this, 0, from, server)
                : Http1Wire.send(this, from, server);
    }

    /**
     * Sends it over HTTP/2 as often as told and takes it back at once; then it sends it once more
     * on the same connection.
     *
     * @return the answer to the last
     */
    public Answer sendAfterCancelling(int requests, String from, InetSocketAddress server) {
        return Http2Wire.send(this, requests, from, server);
    }
}
