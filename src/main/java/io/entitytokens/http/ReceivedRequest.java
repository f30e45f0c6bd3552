package io.entitytokens.http;

import io.entitytokens.token.ClientAddress;
import io.entitytokens.token.IpAddress;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * The request as the server received it. The URIs of JAX-RS, and the query parameters with them,
 * are rebuilt from headers that a client can write ({@code X-Forwarded-Prefix}, {@code Forwarded},
 * {@code Host}) and from HTTP/2's {@code :scheme}. Nothing here is.
 */
public final class ReceivedRequest implements RequestHeaders {

    /** Set by the server on every request, in place of what a client sent. */
    private static final String TRUSTED_PROXY = "X-Forwarded-Trusted-Proxy";

    private final HttpServerRequest request;
    private final SocketAddress caller;

    /** Null until somebody asks for it. */
    private Forwarding forwarding;

    private ReceivedRequest(HttpServerRequest request) {
        this.request = request;
        // The server reads the proxy's headers here, and marks the request. So this comes first.
        this.caller = request.remoteAddress();
    }

    /** The request that this thread answers. */
    public static ReceivedRequest current() {
        return new ReceivedRequest(CurrentRequestManager.get().unwrap(HttpServerRequest.class));
    }

    /**
     * A request that is answered before JAX-RS sees it.
     *
     * @return empty unless it is addressed to a plain host by a plain scheme, and proxies tell
     *     little of it, and in plain words: all others take long to read, or are read in different
     *     ways
     */
    public static Optional<ReceivedRequest> ifPlain(HttpServerRequest request) {
        return ProxyHeaders.configured().arePlain(request.headers()::getAll)
                ? Optional.of(new ReceivedRequest(request)).filter(ReceivedRequest::isPlain)
                : Optional.empty();
    }

    private boolean isPlain() {
        HostAndPort authority = request.authority();
        return authority != null
                && PlainValue.isHost(authority.toString())
                && PlainValue.isScheme(request.scheme());
    }

    public String method() {
        return request.method().name();
    }

    /** The path of the request line, undecoded: what was routed. */
    public String path() {
        return request.path();
    }

    /** The query of the request line, undecoded; empty if there is none. */
    public String query() {
        String query = request.query();
        return query == null ? "" : query;
    }

    /**
     * What proxies tell of the request; nothing where the server does not read their headers, or
     * not from this peer.
     */
    public Forwarding forwarding() {
        if (forwarding == null) {
            forwarding = readForwarding();
        }
        return forwarding;
    }

    private Forwarding readForwarding() {
        return isFromTrustedProxy() ? ProxyHeaders.configured().read(this) : Forwarding.NONE;
    }

    private boolean isFromTrustedProxy() {
        return ProxyHeaders.configured() != ProxyHeaders.NONE
                && Boolean.parseBoolean(request.getHeader(TRUSTED_PROXY));
    }

    @Override
    public List<String> all(String name) {
        return request.headers().getAll(name);
    }

    /** Whether nobody could read along: TLS up to this server, or up to a proxy that says so. */
    public boolean isSecure() {
        return request.connection().isSsl() || forwarding().isHttps();
    }

    /**
     * The address of the caller, if one proxy tells of it, or none is between. Of several elements,
     * the server takes the first, which a client writes where a gateway appends to what it was
     * sent.
     *
     * @return a literal; empty if the address is not known, or may be made up
     */
    public Optional<String> address() {
        Forwarding told = forwarding();
        return Optional.ofNullable(literal())
                .filter(address -> told.hops() == 0 ? !isOfProxy() : isOnly(address, told));
    }

    /** A named proxy is never the caller. Where none is named, this cannot be told. */
    private boolean isOfProxy() {
        return ProxyTrust.configured() == ProxyTrust.NAMED && isFromTrustedProxy();
    }

    /**
     * The server reads the headers in its own way: both have to come to the same. The texts mostly
     * are, and then nobody has to parse them.
     */
    private static boolean isOnly(String address, Forwarding told) {
        List<String> clients = told.clients();
        return told.hops() == 1
                && clients.size() == 1
                && (clients.get(0).equals(address) || isSame(address, clients.get(0)));
    }

    private static boolean isSame(String address, String other) {
        Optional<IpAddress> known = IpAddress.parse(address);
        return known.isPresent() && known.equals(IpAddress.parse(other));
    }

    /** Where the caller is, as Keycloak sees it, which may be made up; null if it is not known. */
    public String literal() {
        return caller == null ? null : ClientAddress.of(caller.hostAddress(), caller.host());
    }

    /**
     * The addresses that the request may have come from. A client can write all but the last, so
     * each of them has to be good for whatever depends on them.
     *
     * @return address literals; empty texts in place of what is none
     */
    public Stream<String> addresses() {
        String address = literal();
        return Stream.concat(
                Stream.of(address == null ? "" : address), forwarding().clients().stream());
    }
}
