package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entitytokens.token.Permission;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.TimeSpan;
import java.util.List;
import java.util.Optional;

/**
 * A limit as the admin REST API shows it.
 *
 * @param period ISO 8601
 * @param permission left out if all requests count
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LimitRepresentation(String name, long requests, String period, String permission) {

    /** Null for none, so that it is left out. */
    static List<LimitRepresentation> of(List<RateLimit> limits) {
        return limits.isEmpty() ? null : limits.stream().map(LimitRepresentation::of).toList();
    }

    private static LimitRepresentation of(RateLimit limit) {
        return new LimitRepresentation(
                limit.name(),
                limit.requests(),
                TimeSpan.text(limit.period()),
                Optional.ofNullable(limit.permission()).map(Permission::value).orElse(null));
    }
}
