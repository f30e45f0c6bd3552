package io.entitytokens.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Request headers; names are case-insensitive. */
public final class GivenHeaders implements RequestHeaders {

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private GivenHeaders() {}

    public static GivenHeaders none() {
        return new GivenHeaders();
    }

    public static GivenHeaders of(String name, String... sent) {
        return new GivenHeaders().with(name, sent);
    }

    public GivenHeaders with(String name, String... sent) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).addAll(List.of(sent));
        return this;
    }

    @Override
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
