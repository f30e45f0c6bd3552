package io.entitytokens.token;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A set of permissions that nobody can change, in the order read, write, delete. Of each of the
 * eight there is one, with all that answers tell of it: checks neither make nor search any.
 */
public final class Permissions extends AbstractSet<Permission> {

    private static final List<Permissions> ALL =
            IntStream.range(0, 1 << Permission.values().length).mapToObj(Permissions::new).toList();

    /** The empty set. */
    public static final Permissions NONE = ALL.get(0);

    private final int bits;
    private final List<Permission> members;
    private final List<String> values;
    private final String names;
    private final String scopes;

    private Permissions(int bits) {
        this.bits = bits;
        this.members = Arrays.stream(Permission.values()).filter(each -> isIn(bits, each)).toList();
        this.values = told(Permission::value);
        this.names = String.join(" ", values);
        this.scopes = String.join(" ", told(Permission::scope));
    }

    /** The set of these. */
    public static Permissions of(Set<Permission> permissions) {
        if (permissions instanceof Permissions known) {
            return known;
        }
        return of(permissions.toArray(Permission[]::new));
    }

    /** The set of these. */
    public static Permissions of(Permission... permissions) {
        int bits = 0;
        for (Permission permission : permissions) {
            bits |= permission.bit();
        }
        return ALL.get(bits);
    }

    /** The set of those that are true. */
    public static Permissions of(boolean read, boolean write, boolean delete) {
        return ALL.get(
                (read ? Permission.READ.bit() : 0)
                        | (write ? Permission.WRITE.bit() : 0)
                        | (delete ? Permission.DELETE.bit() : 0));
    }

    /** Those that are in both. */
    public Permissions and(Permissions others) {
        return ALL.get(bits & others.bits);
    }

    private static boolean isIn(int bits, Permission permission) {
        return (bits & permission.bit()) != 0;
    }

    private List<String> told(Function<Permission, String> as) {
        return members.stream().map(as).toList();
    }

    /** The names on the wire. */
    public List<String> values() {
        return values;
    }

    /** The names on the wire, separated by a space. */
    public String names() {
        return names;
    }

    /** The scopes, separated by a space (RFC 6749, section 3.3). */
    public String scopes() {
        return scopes;
    }

    @Override
    public boolean contains(Object other) {
        return other instanceof Permission permission && isIn(bits, permission);
    }

    @Override
    public boolean containsAll(Collection<?> others) {
        return others instanceof Permissions wanted
                ? (wanted.bits & ~bits) == 0
                : super.containsAll(others);
    }

    @Override
    public Iterator<Permission> iterator() {
        return members.iterator();
    }

    @Override
    public int size() {
        return members.size();
    }
}
