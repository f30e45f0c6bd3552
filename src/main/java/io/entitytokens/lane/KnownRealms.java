package io.entitytokens.lane;

import io.entitytokens.check.AskedRealm;
import java.util.Optional;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.container.DataContainer;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.infinispan.entities.CachedRealm;
import org.keycloak.models.cache.infinispan.entities.RealmListQuery;
import org.keycloak.models.cache.infinispan.entities.Revisioned;

/**
 * The realms that Keycloak remembers on this node, as Keycloak itself finds them there. It forgets
 * them on all nodes when they change.
 */
final class KnownRealms {

    /** The key under which Keycloak remembers which realm has a name. */
    private static final String BY_NAME = "realm.query.by.name.";

    private final DataContainer<String, Revisioned> realms;
    private final DataContainer<String, Long> revisions;

    private KnownRealms(
            DataContainer<String, Revisioned> realms, DataContainer<String, Long> revisions) {
        this.realms = realms;
        this.revisions = revisions;
    }

    static KnownRealms of(KeycloakSession session) {
        InfinispanConnectionProvider caches =
                session.getProvider(InfinispanConnectionProvider.class);
        return new KnownRealms(
                inMemory(caches.getCache(InfinispanConnectionProvider.REALM_CACHE_NAME)),
                inMemory(caches.getCache(InfinispanConnectionProvider.REALM_REVISIONS_CACHE_NAME)));
    }

    /**
     * To read it, nobody waits: it asks no other node, and no store. The cache itself would lock an
     * entry for each reader.
     */
    private static <T> DataContainer<String, T> inMemory(Cache<String, T> cache) {
        Configuration configuration = cache.getCacheConfiguration();
        if (configuration.clustering().cacheMode().isClustered()
                || configuration.persistence().usingStores()) {
            throw new IllegalStateException(
                    "The cache " + cache.getName() + " is not in this node's memory alone");
        }
        return cache.getAdvancedCache().getDataContainer();
    }

    /**
     * @return empty if Keycloak does not remember a realm of this name
     */
    Optional<AskedRealm> find(String name) {
        RealmListQuery query = known(BY_NAME + name, RealmListQuery.class);
        if (query == null || query.getRealms().size() != 1) {
            return Optional.empty();
        }
        CachedRealm realm = known(query.getRealms().iterator().next(), CachedRealm.class);
        return realm == null || !realm.getName().equals(name)
                ? Optional.empty()
                : Optional.of(
                        new AskedRealm(
                                realm.getId(),
                                realm.getName(),
                                realm.isEnabled(),
                                realm.getSslRequired()));
    }

    /** Null if there is none; what has changed since it was read counts for nothing. */
    private <T extends Revisioned> T known(String key, Class<T> type) {
        Revisioned value = value(realms, key);
        if (!type.isInstance(value)) {
            return null;
        }
        Long revision = value(revisions, key);
        return revision == null || revision > value.getRevision() ? null : type.cast(value);
    }

    /** Null if there is none. */
    private static <T> T value(DataContainer<String, T> cache, String key) {
        var entry = cache.get(key);
        return entry == null ? null : entry.getValue();
    }
}
