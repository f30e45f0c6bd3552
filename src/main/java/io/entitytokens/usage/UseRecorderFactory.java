package io.entitytokens.usage;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link UseRecorder} of a session. */
public interface UseRecorderFactory extends ProviderFactory<UseRecorder> {

    /** That of this node, which needs no session. */
    UseRecorder ofNode();
}
