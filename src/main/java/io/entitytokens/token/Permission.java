package io.entitytokens.token;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an entity token may do with the records of its entity. None implies another. */
public enum Permission {
    /** View records. */
    READ(1),
    /** Create or change records. */
    WRITE(2),
    /** Remove records. */
    DELETE(4);

    private static final List<Permission> ALL = List.of(values());

    private final int bit;
    private final String value = name().toLowerCase(Locale.ROOT);

    Permission(int bit) {
        this.bit = bit;
    }

    /** Its place in a set of them. */
    int bit() {
        return bit;
    }

    /** The name on the wire: {@code read}, {@code write} or {@code delete}. */
    public String value() {
        return value;
    }

    /**
     * The OAuth scope of this permission (RFC 6749, section 3.3): {@code entity:read} and so on.
     */
    public String scope() {
        return "entity:" + value;
    }

    /**
     * @return the permission of exactly this name on the wire, or empty
     */
    public static Optional<Permission> of(String value) {
        for (Permission permission : ALL) {
            if (permission.value.equals(value)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
