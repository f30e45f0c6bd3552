package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.issue.RotationOrder;

/** When a token ends: at a time, after a lifespan, or never. */
final class Expiry {

    static final String TIMESTAMP = "expiresTimestamp";
    static final String LIFESPAN = "lifespan";

    private Expiry() {}

    /** Whether somebody says when it ends; a null says that it never does. */
    static boolean isGiven(JsonBody body) {
        return body.has(TIMESTAMP) || body.has(LIFESPAN);
    }

    /**
     * @param now epoch milliseconds
     * @throws InvalidValueException if both are given, or the lifespan is none
     */
    static RotationOrder.Expiry read(JsonBody body, long now) {
        Long timestamp = body.timestamp(TIMESTAMP);
        String lifespan = body.text(LIFESPAN);
        if (lifespan == null) {
            return new RotationOrder.Expiry(timestamp, null);
        }
        if (timestamp != null) {
            throw new InvalidValueException(LIFESPAN, "cannot stand beside expiresTimestamp");
        }
        Lifespan granted = new Lifespan(lifespan);
        return new RotationOrder.Expiry(granted.endFrom(now), granted);
    }
}
