package io.entitytokens.oauth.issue;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A scope parameter (RFC 6749, section 3.3), as far as it can be asked of an entity token.
 *
 * @param permissions those asked for; none means all that the token has
 */
public record Scope(Permissions permissions) {

    /** A name of ours, alone or among others, however they are separated. */
    private static final Pattern OURS = Pattern.compile("(?<![\\p{L}\\p{N}._~:/#@+-])entity:");

    /**
     * @param parameter as it was sent, or null
     * @return empty if something is asked for that is no permission
     */
    public static Optional<Scope> parse(String parameter) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String name : names(parameter).toList()) {
            Optional<Permission> permission = permission(name);
            if (permission.isEmpty()) {
                return Optional.empty();
            }
            permissions.add(permission.get());
        }
        return Optional.of(new Scope(Permissions.of(permissions)));
    }

    /** Whether a scope has any name of ours in it, in whatever form. */
    static boolean isIn(String scope) {
        return OURS.matcher(ReservedClaims.fold(scope)).find();
    }

    /** Takes all names of ours out of a scope, whatever else is in it. */
    static String without(String scope) {
        return String.join(" ", names(scope).filter(name -> !isIn(name)).toList());
    }

    private static Stream<String> names(String scope) {
        return scope == null
                ? Stream.empty()
                : Arrays.stream(scope.split(" ")).filter(name -> !name.isEmpty());
    }

    private static Optional<Permission> permission(String name) {
        return Arrays.stream(Permission.values()).filter(p -> p.scope().equals(name)).findFirst();
    }
}
