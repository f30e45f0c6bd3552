package io.entitytokens.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Request headers; names are case-insensitive, and one that was not sent has no list at all. */
public final class GivenHeaders {

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private GivenHeaders() {}

    public static HttpHeaders none() {
        return new GivenHeaders().headers();
    }

    public static HttpHeaders of(String name, String... sent) {
        return new GivenHeaders().with(name, sent).headers();
    }

    public static GivenHeaders given(String name, String... sent) {
        return new GivenHeaders().with(name, sent);
    }

    public GivenHeaders with(String name, String... sent) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).addAll(List.of(sent));
        return this;
    }

    public HttpHeaders headers() {
        return (HttpHeaders)
                Proxy.newProxyInstance(
                        GivenHeaders.class.getClassLoader(),
                        new Class<?>[] {HttpHeaders.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("getRequestHeader")) {
                                return values.get((String) arguments[0]);
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }
}
