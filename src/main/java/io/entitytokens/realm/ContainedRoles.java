package io.entitytokens.realm;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.RoleModel;

/** What roles contain, through composites too. */
final class ContainedRoles {

    private ContainedRoles() {}

    /** The roles themselves, and all that they contain. */
    static Collection<RoleModel> of(Stream<RoleModel> roles) {
        Map<String, RoleModel> found = new LinkedHashMap<>();
        roles.forEach(role -> collect(role, found));
        return found.values();
    }

    private static void collect(RoleModel role, Map<String, RoleModel> found) {
        if (found.putIfAbsent(role.getId(), role) == null) {
            role.getCompositesStream()
                    .filter(Objects::nonNull)
                    .forEach(part -> collect(part, found));
        }
    }
}
