package io.entitytokens.realm.guard;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** A row by which somebody gets roles. */
sealed interface RoleAssignment {

    /** The roles that are handed out, not those within them. */
    Stream<RoleModel> roles(KeycloakSession session);

    /** A role given to a user, a group or a composite. */
    record OfRole(String realmId, String roleId, boolean toUser) implements RoleAssignment {

        @Override
        public Stream<RoleModel> roles(KeycloakSession session) {
            RealmModel realm = session.realms().getRealm(realmId);
            RoleModel role = realm == null ? null : session.roles().getRoleById(realm, roleId);
            // Every new user gets the default role: who may put what into it was asked then.
            boolean byDefault = role == null || (toUser && role.equals(realm.getDefaultRole()));
            return byDefault ? Stream.empty() : Stream.of(role);
        }
    }

    /** Roles that come with a group and the groups above it. */
    record OfGroup(String realmId, String groupId, boolean byDefault) implements RoleAssignment {

        @Override
        public Stream<RoleModel> roles(KeycloakSession session) {
            RealmModel realm = session.realms().getRealm(realmId);
            GroupModel group = realm == null ? null : realm.getGroupById(groupId);
            if (group == null || (!byDefault && isDefault(realm))) {
                return Stream.empty();
            }
            // Keycloak lets an admin move a group below itself.
            Set<String> seen = new HashSet<>();
            return Stream.iterate(group, Objects::nonNull, GroupModel::getParent)
                    .takeWhile(above -> seen.add(above.getId()))
                    .flatMap(GroupModel::getRoleMappingsStream);
        }

        /** As with the default role: every new user joins it. */
        private boolean isDefault(RealmModel realm) {
            return realm.getDefaultGroupsStream().anyMatch(g -> g.getId().equals(groupId));
        }
    }
}
