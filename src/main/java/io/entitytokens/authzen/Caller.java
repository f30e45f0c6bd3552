package io.entitytokens.authzen;

import io.entitytokens.token.Reason;
import org.keycloak.models.ClientModel;

/** Who asks. */
sealed interface Caller {

    /** A client of the realm: a public one is known by its name only. */
    record Known(ClientModel client) implements Caller {}

    /**
     * Nobody that we know.
     *
     * @param clientId the client that the event names: the one that somebody claims to be, if it
     *     exists
     */
    record Unknown(Reason reason, String clientId) implements Caller {}
}
