package io.entitytokens.holder;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.Permission;
import io.entitytokens.token.TimeSpan;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a limit, for the holder.
 *
 * @param period ISO 8601
 * @param permission left out if all requests count
 * @param remaining how many requests would be accepted now, by the node that answers
 * @param fullTimestamp when {@code remaining} is {@code requests} again, if nothing comes until
 *     then; epoch milliseconds, left out if it is now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HolderLimit(
        String name,
        long requests,
        String period,
        String permission,
        long remaining,
        Long fullTimestamp) {

    /** Null for none, so that it is left out. */
    static List<HolderLimit> of(List<LimitLevel> levels, long now) {
        return levels.isEmpty() ? null : levels.stream().map(level -> of(level, now)).toList();
    }

    private static HolderLimit of(LimitLevel level, long now) {
        return new HolderLimit(
                level.limit().name(),
                level.limit().requests(),
                TimeSpan.text(level.limit().period()),
                Optional.ofNullable(level.limit().permission()).map(Permission::value).orElse(null),
                level.remaining(),
                level.untilFull().isZero() ? null : now + level.untilFull().toMillis());
    }
}
