package io.entitytokens.door;

import io.entitytokens.audit.Door;
import java.util.Set;

/** A factory through which Keycloak leads callers to our doors: discovery asks which are open. */
public interface Doorway {

    /** The doors that are open, as this server is configured. */
    Set<Door> open();
}
