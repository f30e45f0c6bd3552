package io.entitytokens.it.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A token that an admin is about to make, as the admin REST API takes it. */
public final class NewToken {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private NewToken(String name) {
        fields.put("name", name);
    }

    /** One without permissions, until {@link #may} gives it some. */
    public static NewToken named(String name) {
        return new NewToken(name);
    }

    public NewToken may(String... permissions) {
        return with("permissions", List.of(permissions));
    }

    /** Sets any other field: {@code lifespan}, {@code enabled}, {@code description}. */
    public NewToken with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    Map<String, Object> representation() {
        return fields;
    }
}
