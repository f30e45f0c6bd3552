package io.entitytokens.realm;

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
final class HandoutListener
        implements PersistEventListener, PreUpdateEventListener, PreCollectionUpdateEventListener {

    private static final long serialVersionUID = 1L;

    static void register(SessionFactoryImplementor factory) {
        HandoutListener listener = new HandoutListener();
        EventListenerRegistry registry = factory.getEventEngine().getListenerRegistry();
        // Before Hibernate's own: an admin could otherwise be found to hold what they give
        // themselves.
        registry.prependListeners(EventType.PERSIST, listener);
        registry.appendListeners(EventType.PRE_UPDATE, listener);
        registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, listener);
    }

    @Override
    public void onPersist(PersistEvent event) {
        Handout handout = handout(event.getObject());
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (handout != null && session != null) {
            GrantGuard.judge(session, handout);
        }
    }

    @Override
    public void onPersist(PersistEvent event, PersistContext createdAlready) {
        onPersist(event);
    }

    private static Handout handout(Object row) {
        if (row instanceof UserRoleMappingEntity mapping) {
            return new Handout.OfRole(mapping.getUser().getRealmId(), mapping.getRoleId(), true);
        }
        if (row instanceof FederatedUserRoleMappingEntity mapping) {
            return new Handout.OfRole(mapping.getRealmId(), mapping.getRoleId(), true);
        }
        if (row instanceof GroupRoleMappingEntity mapping) {
            return new Handout.OfRole(mapping.getGroup().getRealm(), mapping.getRoleId(), false);
        }
        if (row instanceof CompositeRoleEntity composite) {
            return new Handout.OfRole(
                    composite.getChildRole().getRealmId(), composite.getChildRole().getId(), false);
        }
        if (row instanceof UserGroupMembershipEntity membership) {
            return new Handout.OfGroup(
                    membership.getUser().getRealmId(), membership.getGroupId(), false);
        }
        if (row instanceof FederatedUserGroupMembershipEntity membership) {
            return new Handout.OfGroup(membership.getRealmId(), membership.getGroupId(), false);
        }
        return null;
    }

    /**
     * A group that moves takes over the roles of the groups above it. Its path does not tell: two
     * groups may have the same.
     */
    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session != null && event.getEntity() instanceof GroupEntity group && isMoved(event)) {
            GrantGuard.judgeLater(
                    session, new Handout.OfGroup(group.getRealm(), group.getId(), true));
        }
        return false;
    }

    private static boolean isMoved(PreUpdateEvent event) {
        int parent = Arrays.asList(event.getPersister().getPropertyNames()).indexOf("parentId");
        return event.getOldState() == null
                || !Objects.equals(event.getOldState()[parent], event.getState()[parent]);
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
                GrantGuard.judgeLater(session, new Handout.OfGroup(realm.getId(), added, true));
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
