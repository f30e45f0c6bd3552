package io.entitytokens.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query, as every server reads them. */
public final class QueryString {

    private final Map<String, List<String>> parameters;

    private QueryString(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /**
     * @param raw undecoded
     * @return empty if servers may differ about it: some take a semicolon for a separator, and
     *     escapes that are none have no meaning
     */
    public static Optional<QueryString> parse(String raw) {
        if (raw.indexOf(';') >= 0) {
            return Optional.empty();
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        try {
            for (String parameter : raw.split("&", -1)) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                String value = equals < 0 ? "" : parameter.substring(equals + 1);
                parameters.computeIfAbsent(decode(name), n -> new ArrayList<>()).add(decode(value));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new QueryString(parameters));
    }

    /** Most have nothing to decode, and the decoder copies them all the same. */
    private static String decode(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0
                ? text
                : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Whether there is such a parameter, with a value or without. */
    public boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The value, if it stands there just once, and is not empty. */
    public Optional<String> single(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isEmpty()
                ? Optional.of(values.get(0))
                : Optional.empty();
    }
}
