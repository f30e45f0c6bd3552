package io.entitytokens.gateway;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a gateway asks, in either form: whether this entity may be used in this way. */
sealed interface ForwardAuthRequest {

    /** A question that can be answered. */
    record Clear(String entityName, Permissions permissions) implements ForwardAuthRequest {}

    /**
     * One that cannot.
     *
     * @param entityName as far as it is known, or null
     */
    record Refused(Reason reason, String entityName) implements ForwardAuthRequest {}

    /** What all of these methods need. */
    static ForwardAuthRequest ofMethods(String entity, List<String> methods) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String method : methods) {
            Optional<Permission> permission = MethodPermissions.of(method);
            if (permission.isEmpty()) {
                return new Refused(Reason.UNSUPPORTED_METHOD, entity);
            }
            permissions.add(permission.get());
        }
        return new Clear(entity, Permissions.of(permissions));
    }
}
