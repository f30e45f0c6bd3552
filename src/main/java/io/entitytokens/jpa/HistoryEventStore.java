package io.entitytokens.jpa;

import io.entitytokens.token.EntityEvent.Category;
import io.entitytokens.token.store.ClearedUses;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.jpa.JpaEventStoreProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's own store of events, from which nothing is cleared that stays in our second record.
 * Keycloak's goes first: an event that comes between the two is at worst missing in ours.
 */
final class HistoryEventStore extends JpaEventStoreProvider {

    private final KeycloakSession session;
    private final JpaEventStore history;

    HistoryEventStore(KeycloakSession session) {
        super(session, session.getProvider(JpaConnectionProvider.class).getEntityManager());
        this.session = session;
        this.history =
                new JpaEventStore(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    @Override
    public void clear() {
        super.clear();
        history.realmIds().forEach(this::clearUses);
    }

    @Override
    public void clear(RealmModel realm) {
        super.clear(realm);
        clearUses(realm.getId());
    }

    private void clearUses(String realmId) {
        history.clear(realmId, Category.USE, Long.MAX_VALUE);
        session.getTransactionManager().enlistAfterCompletion(new Announcement(realmId));
    }

    @Override
    public void clear(RealmModel realm, long olderThan) {
        super.clear(realm, olderThan);
        history.clear(realm.getId(), Category.USE, olderThan);
    }

    @Override
    public void clearAdmin() {
        super.clearAdmin();
        history.realmIds()
                .forEach(realmId -> history.clear(realmId, Category.ADMIN, Long.MAX_VALUE));
    }

    @Override
    public void clearAdmin(RealmModel realm) {
        super.clearAdmin(realm);
        history.clear(realm.getId(), Category.ADMIN, Long.MAX_VALUE);
    }

    @Override
    public void clearAdmin(RealmModel realm, long olderThan) {
        super.clearAdmin(realm, olderThan);
        history.clear(realm.getId(), Category.ADMIN, olderThan);
    }

    /** Whoever counts uses hears of it once it has happened. */
    private final class Announcement extends AbstractKeycloakTransaction {

        private final String realmId;

        Announcement(String realmId) {
            this.realmId = realmId;
        }

        @Override
        protected void commitImpl() {
            session.getKeycloakSessionFactory().publish(new ClearedUses(realmId));
        }

        @Override
        protected void rollbackImpl() {}
    }
}
