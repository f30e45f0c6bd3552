package io.entitytokens.authzen;

import io.entitytokens.token.Reason;
import org.keycloak.models.ClientModel;

/** Who asks. */
sealed interface Caller {

    /** A client of the realm: a public one is known by its name only. */
    record Known(ClientModel client) implements Caller {}

    /** Nobody that we know. */
    record Unknown(Reason reason) implements Caller {}

    /** A client that failed Keycloak's own authentication, which has written an event about it. */
    record Rejected() implements Caller {}
}
