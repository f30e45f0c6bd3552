package io.entitytokens.door;

import io.entitytokens.audit.Door;
import org.keycloak.provider.Provider;

/** Which doors this server opens. */
public interface Doors extends Provider {

    boolean isOpen(Door door);

    @Override
    default void close() {}
}
