package io.entitytokens.oauth;

import io.entitytokens.token.Permission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A scope parameter (RFC 6749, section 3.3), as far as it can be asked of an entity token.
 *
 * @param permissions those asked for; none means all that the token has
 */
record Scope(Set<Permission> permissions) {

    /**
     * @param parameter as it was sent, or null
     * @return empty if something is asked for that is no permission
     */
    static Optional<Scope> parse(String parameter) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String name : names(parameter).toList()) {
            Optional<Permission> permission = permission(name);
            if (permission.isEmpty()) {
                return Optional.empty();
            }
            permissions.add(permission.get());
        }
        return Optional.of(new Scope(permissions));
    }

    /** Takes the permissions out of a scope, whatever else is in it. */
    static String without(String scope) {
        return String.join(" ", names(scope).filter(name -> permission(name).isEmpty()).toList());
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
