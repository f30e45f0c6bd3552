package io.entitytokens.realm.guard;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.event.spi.PersistEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.CompositeRoleEntity;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.GroupRoleMappingEntity;
import org.keycloak.models.jpa.entities.RealmEntity;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.models.jpa.entities.UserRoleMappingEntity;
import org.keycloak.storage.jpa.entity.FederatedUserGroupMembershipEntity;
import org.keycloak.storage.jpa.entity.FederatedUserRoleMappingEntity;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Sees every row by which somebody gets a role, whatever part of Keycloak writes it: its own events
 * tell of users, not of groups, composites and default groups. It has {@link GrantGuard} judge, and
 * refuses nothing itself: an exception from here would reach the caller as a database error.
 */
public final class RoleAssignmentListener
        implements PersistEventListener, PreUpdateEventListener, PreCollectionUpdateEventListener {

    private static final long serialVersionUID = 1L;

    public static void register(SessionFactoryImplementor factory) {
        RoleAssignmentListener listener = new RoleAssignmentListener();
        EventListenerRegistry registry = factory.getEventEngine().getListenerRegistry();
        registry.prependListeners(EventType.PERSIST, listener);
        registry.appendListeners(EventType.PRE_UPDATE, listener);
        registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, listener);
    }

    @Override
    public void onPersist(PersistEvent event) {
        RoleAssignment assignment = assignment(event.getObject());
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (assignment != null && session != null) {
            GrantGuard.note(session, assignment);
        } else if (event.getObject() instanceof RoleEntity && session != null) {
            // It may become the realm's default role, which Keycloak writes at the very end.
            GrantGuard.watch(session);
        }
    }

    @Override
    public void onPersist(PersistEvent event, PersistContext createdAlready) {
        onPersist(event);
    }

    private static RoleAssignment assignment(Object row) {
        if (row instanceof UserRoleMappingEntity mapping) {
            return new RoleAssignment.OfRole(
                    mapping.getUser().getRealmId(), mapping.getRoleId(), true);
        }
        if (row instanceof FederatedUserRoleMappingEntity mapping) {
            return new RoleAssignment.OfRole(mapping.getRealmId(), mapping.getRoleId(), true);
        }
        if (row instanceof GroupRoleMappingEntity mapping) {
            return new RoleAssignment.OfRole(
                    mapping.getGroup().getRealm(), mapping.getRoleId(), false);
        }
        if (row instanceof CompositeRoleEntity composite) {
            return new RoleAssignment.OfRole(
                    composite.getChildRole().getRealmId(), composite.getChildRole().getId(), false);
        }
        if (row instanceof UserGroupMembershipEntity membership) {
            return new RoleAssignment.OfGroup(
                    membership.getUser().getRealmId(), membership.getGroupId(), false);
        }
        if (row instanceof FederatedUserGroupMembershipEntity membership) {
            return new RoleAssignment.OfGroup(
                    membership.getRealmId(), membership.getGroupId(), false);
        }
        return null;
    }

    /**
     * A group that moves takes over the roles of the groups above it. Its path does not tell: two
     * groups may have the same. Another default role goes to every new user. Whoever has a role has
     * what its new name says.
     */
    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session == null) {
            return false;
        }
        if (event.getEntity() instanceof GroupEntity group && isChanged(event, "parentId")) {
            GrantGuard.noteUnread(
                    session, new RoleAssignment.OfGroup(group.getRealm(), group.getId(), true));
        } else if (event.getEntity() instanceof RealmEntity realm
                && realm.getDefaultRoleId() != null
                && isChanged(event, "defaultRoleId")) {
            GrantGuard.noteUnread(
                    session,
                    new RoleAssignment.OfRole(realm.getId(), realm.getDefaultRoleId(), false));
        }
        return false;
    }

    private static boolean isChanged(PreUpdateEvent event, String property) {
        int index = Arrays.asList(event.getPersister().getPropertyNames()).indexOf(property);
        return event.getOldState() == null
                || !Objects.equals(event.getOldState()[index], event.getState()[index]);
    }

    /** Comes in the middle of a flush, where nothing can be read. */
    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        PersistentCollection<?> collection = event.getCollection();
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session != null
                && event.getAffectedOwnerOrNull() instanceof RealmEntity realm
                && RealmEntity.class
                        .getName()
                        .concat(".defaultGroupIds")
                        .equals(collection.getRole())) {
            for (String added : added(realm.getDefaultGroupIds(), collection.getStoredSnapshot())) {
                GrantGuard.noteUnread(
                        session, new RoleAssignment.OfGroup(realm.getId(), added, true));
            }
        }
    }

    /** Hibernate keeps what a set held before as a map of its elements. */
    private static Set<String> added(Set<String> now, Object before) {
        Set<String> added = new HashSet<>(now);
        if (before instanceof Map<?, ?> map) {
            added.removeAll(map.keySet());
        } else if (before instanceof Collection<?> elements) {
            added.removeAll(elements);
        }
        return added;
    }
}
