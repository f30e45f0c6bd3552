package io.entitytokens.http;

import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** An answer without a body that nobody keeps: a status and headers. It never changes. */
public final class Reply {

    private record Header(String name, String value) {}

    private final int status;
    private final List<Header> headers;

    private Reply(int status, List<Header> headers) {
        this.status = status;
        this.headers = headers;
    }

    public static Reply of(Response.Status status) {
        return new Reply(
                status.getStatusCode(), List.of(new Header(HttpHeaders.CACHE_CONTROL, "no-store")));
    }

    /**
     * There have been too many requests (RFC 6585, section 4).
     *
     * @param seconds until the next is welcome
     */
    public static Reply tooMany(long seconds) {
        return of(Response.Status.TOO_MANY_REQUESTS)
                .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    /** The same answer with one more header. */
    public Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers.size() + 1);
        more.addAll(headers);
        more.add(new Header(name, value));
        return new Reply(status, more);
    }

    /** For JAX-RS, where a body may be added. */
    public Response.ResponseBuilder builder() {
        Response.ResponseBuilder response = Response.status(status);
        headers.forEach(header -> response.header(header.name(), header.value()));
        return response;
    }

    /** For JAX-RS. */
    public Response response() {
        return builder().build();
    }

    /** Answers a request without JAX-RS. */
    public void sendBy(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(header -> response.putHeader(header.name(), header.value()));
        response.end();
    }
}
