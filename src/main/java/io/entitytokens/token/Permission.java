package io.entitytokens.token;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an entity token may do with the records of its entity. None implies another. */
public enum Permission {
    /** View records. */
    READ(1),
    /** Create or change records. */
    WRITE(2),
    /** Remove records. */
    DELETE(4);

    private static final List<Permission> ALL = List.of(values());

    /** Of every set, by its {@link #bits}: answers are made of these. */
    private static final List<List<String>> VALUES = ofEverySet(Permission::value);

    private static final List<String> NAMES = joined(VALUES);
    private static final List<String> SCOPES = joined(ofEverySet(Permission::scope));

    private final int bit;
    private final String value = name().toLowerCase(Locale.ROOT);

    Permission(int bit) {
        this.bit = bit;
    }

    private static List<List<String>> ofEverySet(Function<Permission, String> name) {
        return IntStream.range(0, 1 << ALL.size())
                .mapToObj(bits -> ALL.stream().filter(each -> (bits & each.bit) != 0).map(name))
                .map(Stream::toList)
                .toList();
    }

    private static List<String> joined(List<List<String>> names) {
        return names.stream().map(each -> String.join(" ", each)).toList();
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

    /** A set of its own, in the order read, write, delete. */
    public static Set<Permission> copyOf(Set<Permission> permissions) {
        return permissions.isEmpty()
                ? EnumSet.noneOf(Permission.class)
                : EnumSet.copyOf(permissions);
    }

    /** The names on the wire, in the order read, write, delete. */
    public static List<String> values(Set<Permission> permissions) {
        return VALUES.get(bits(permissions));
    }

    /** The names on the wire, in the order read, write, delete, separated by a space. */
    public static String names(Set<Permission> permissions) {
        return NAMES.get(bits(permissions));
    }

    /** Whether all that is wanted is held; none implies another. */
    static boolean areAllIn(Set<Permission> held, Set<Permission> wanted) {
        return (bits(wanted) & ~bits(held)) == 0;
    }

    private static int bits(Set<Permission> permissions) {
        int bits = 0;
        for (Permission permission : ALL) {
            bits |= permissions.contains(permission) ? permission.bit : 0;
        }
        return bits;
    }

    /**
     * The scopes, in the order read, write, delete, separated by a space (RFC 6749, section 3.3).
     */
    public static String scopes(Set<Permission> permissions) {
        return SCOPES.get(bits(permissions));
    }
}
