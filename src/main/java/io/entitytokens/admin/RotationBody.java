package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.token.TimeSpan;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.issue.RotationOrder;
import java.io.InputStream;
import java.util.Set;

/** How a secret is to be replaced, in the body of an admin's request. */
final class RotationBody {

    private static final Set<String> FIELDS =
            Set.of(
                    RotationOrder.OVERLAP,
                    RotationOrder.END_ON_FIRST_USE,
                    RotationOrder.SETTLE,
                    Expiry.LIFESPAN,
                    Expiry.TIMESTAMP);

    private RotationBody() {}

    /**
     * @param body may be empty
     * @throws InvalidValueException naming the field that breaks the rules
     */
    static RotationOrder read(InputStream body, long now) {
        JsonBody fields = JsonBody.readOptional(body, FIELDS);
        return new RotationOrder(
                TimeSpan.parse(
                        RotationOrder.OVERLAP,
                        fields.text(RotationOrder.OVERLAP),
                        TokenPolicy.LONGEST_OVERLAP),
                RotationOrder.settle(
                        fields.flagOr(RotationOrder.END_ON_FIRST_USE, false),
                        fields.text(RotationOrder.SETTLE)),
                isExpiryGiven(fields) ? Expiry.read(fields, now) : null,
                false);
    }

    /** An expiry of null is one, too: the token is to live for ever. */
    private static boolean isExpiryGiven(JsonBody fields) {
        return fields.has(Expiry.TIMESTAMP) || fields.text(Expiry.LIFESPAN) != null;
    }
}
