package io.entitytokens.nodes;

import java.util.function.Consumer;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.keys.infinispan.PublicKeyStorageInvalidationEvent;
import org.keycloak.models.KeycloakSession;

/**
 * The other nodes of the cluster, which are told texts about one matter. Those that can be reached
 * have heard a text when {@link #tell} returns.
 *
 * <p>An event class of our own could not be read by nodes without this extension, and they would
 * fail. So a text travels in a class of Keycloak's, under a key to which nobody else listens.
 */
public final class OtherNodes {

    private final String key;

    /**
     * @param key of the matter, the same on all nodes
     */
    public OtherNodes(String key) {
        this.key = key;
    }

    /**
     * Listens from now on. To be called once.
     *
     * @param hear takes each text that another node tells
     */
    public void listen(KeycloakSession session, Consumer<String> hear) {
        session.getProvider(ClusterProvider.class)
                .registerListener(
                        key,
                        event -> {
                            if (event instanceof PublicKeyStorageInvalidationEvent told) {
                                hear.accept(told.getCacheKey());
                            }
                        });
    }

    /**
     * @throws RuntimeException if they could not be told
     */
    public void tell(KeycloakSession session, String text) {
        session.getProvider(ClusterProvider.class)
                .notify(key, PublicKeyStorageInvalidationEvent.create(text), true);
    }
}
