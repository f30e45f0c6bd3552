package io.entitytokens.usage;

import io.entitytokens.token.TokenUse;
import org.keycloak.provider.Provider;

/** Remembers when tokens were used. Writes nothing while a request waits. */
public interface UseRecorder extends Provider {

    /**
     * @param realmId the token's realm, which has a share of what may wait to be written
     * @param isJudged whether the address is where the holder is now
     */
    void record(String realmId, TokenUse use, boolean isJudged);

    @Override
    default void close() {}
}
