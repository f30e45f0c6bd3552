package io.entitytokens.usage;

import io.entitytokens.token.TokenUse;
import org.keycloak.provider.Provider;

/** Remembers when tokens were used. Writes nothing while a request waits. */
public interface UseRecorder extends Provider {

    void record(TokenUse use);

    @Override
    default void close() {}
}
