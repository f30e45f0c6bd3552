package io.entitytokens.lifecycle;

import io.entitytokens.token.ClientAddress;
import io.entitytokens.token.Endpoint;

/**
 * Under which circumstances something happens to a token.
 *
 * @param generation of the secret that was presented
 * @param ip where the call came from, or null
 */
public record Circumstances(Actor actor, Endpoint endpoint, int generation, String ip) {

    public Circumstances {
        ip = ClientAddress.literal(ip);
    }

    /** These, with another who does it. */
    Circumstances by(Actor other) {
        return new Circumstances(other, endpoint, generation, ip);
    }

    /** These, about another secret. */
    Circumstances with(int other) {
        return new Circumstances(actor, endpoint, other, ip);
    }
}
