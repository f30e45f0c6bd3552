package io.entitytokens.token;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an entity token may do with the records of its entity. None implies another. */
public enum Permission {
    /** View records. */
    READ,
    /** Create or change records. */
    WRITE,
    /** Remove records. */
    DELETE;

    private final String value = name().toLowerCase(Locale.ROOT);

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
        return Arrays.stream(values()).filter(p -> p.value.equals(value)).findFirst();
    }

    /** A set of its own, in the order read, write, delete. */
    public static Set<Permission> copyOf(Set<Permission> permissions) {
        return permissions.isEmpty()
                ? EnumSet.noneOf(Permission.class)
                : EnumSet.copyOf(permissions);
    }

    /** The names on the wire, in the order read, write, delete. */
    public static List<String> values(Set<Permission> permissions) {
        return copyOf(permissions).stream().map(Permission::value).toList();
    }

    /**
     * The scopes, in the order read, write, delete, separated by a space (RFC 6749, section 3.3).
     */
    public static String scopes(Set<Permission> permissions) {
        return copyOf(permissions).stream().map(Permission::scope).collect(Collectors.joining(" "));
    }
}
