package io.entitytokens.lifecycle;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.secret.Secret;
import org.keycloak.provider.Provider;

/**
 * Hears which secrets are presented, and sees to what follows. Writes nothing while a request
 * waits.
 */
public interface SecretWatch extends Provider {

    /**
     * A secret has been accepted. Of each but the first of a token, the first time is noted; the
     * older ones may end by it.
     *
     * @param timestamp epoch milliseconds
     * @param ip where it came from, or null
     */
    void used(StoredToken token, Secret secret, long timestamp, String ip);

    /**
     * A retired secret has been presented. After an hour of grace that is strange, and of one that
     * was ended early it is strange at once: then the token is suspected.
     *
     * @param timestamp epoch milliseconds
     * @param ip where it came from, or null
     */
    void reused(StoredToken token, Secret secret, Endpoint endpoint, long timestamp, String ip);

    /**
     * Somebody found a secret that is worth nothing any more: an event tells of it, once an hour.
     *
     * @param where it was found; or null
     * @param ip where the report came from, or null
     */
    void reported(StoredToken token, Secret secret, String where, String ip);

    @Override
    default void close() {}
}
