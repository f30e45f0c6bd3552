package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Permission;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The limits in the body of a request. */
final class LimitsBody {

    private static final Set<String> FIELDS = JsonBody.fields(LimitRepresentation.class);

    private LimitsBody() {}

    /**
     * @param current what stays if they are left out
     * @throws InvalidValueException naming the limit and its part that breaks the rules
     */
    static List<RateLimit> ofChanges(JsonBody body, List<RateLimit> current) {
        if (!body.has(RateLimit.FIELD)) {
            return current;
        }
        List<JsonBody> given = body.objects(RateLimit.FIELD, FIELDS, RateLimit.MAX);
        List<RateLimit> limits = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            limits.add(read(given.get(i), RateLimit.FIELD + "[" + i + "]."));
        }
        return limits;
    }

    private static RateLimit read(JsonBody limit, String path) {
        try {
            return new RateLimit(
                    limit.text("name"),
                    limit.number("requests"),
                    TimeSpan.parse(
                            "period",
                            limit.text("period"),
                            RateLimit.MIN_PERIOD,
                            RateLimit.MAX_PERIOD),
                    permission(limit.text("permission")));
        } catch (InvalidValueException e) {
            throw e.within(path);
        }
    }

    private static Permission permission(String value) {
        return value == null
                ? null
                : Permission.of(value)
                        .orElseThrow(
                                () ->
                                        new InvalidValueException(
                                                "permission", "must be read, write or delete"));
    }
}
