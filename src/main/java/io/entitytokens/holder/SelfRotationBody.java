package io.entitytokens.holder;

import io.entitytokens.http.JsonBody;
import io.entitytokens.token.TimeSpan;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.issue.RotationOrder;
import java.io.InputStream;
import java.util.Set;

/** How a holder wants its secret replaced. It changes neither how long its token lives nor more. */
final class SelfRotationBody {

    private SelfRotationBody() {}

    /**
     * @param body may be empty
     * @throws InvalidValueException naming the field that breaks the rules
     */
    static RotationOrder read(InputStream body) {
        JsonBody fields =
                JsonBody.readOptional(
                        body,
                        Set.of(
                                RotationOrder.OVERLAP,
                                RotationOrder.END_ON_FIRST_USE,
                                RotationOrder.SETTLE));
        return new RotationOrder(
                TimeSpan.parse(
                        RotationOrder.OVERLAP,
                        fields.text(RotationOrder.OVERLAP),
                        TokenPolicy.LONGEST_OVERLAP),
                RotationOrder.settle(
                        fields.flagOr(RotationOrder.END_ON_FIRST_USE, true),
                        fields.text(RotationOrder.SETTLE)),
                null,
                true);
    }
}
