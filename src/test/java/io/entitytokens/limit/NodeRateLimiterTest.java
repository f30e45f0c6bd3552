package io.entitytokens.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenDraft;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class NodeRateLimiterTest {

    private static final RateLimit OF_ENTITY = limit("all", 5, null);
    private static final RateLimit WRITES = limit("writes", 2, Permission.WRITE);
    private static final Permissions READ = Permissions.of(Permission.READ);
    private static final Permissions WRITE = Permissions.of(Permission.WRITE);

    private final BucketTable table = new BucketTable(1_000, new SetClock());
    private final RateLimiter limiter = new NodeRateLimiter(table);
    private final StoredToken token =
            StoredDraft.of(TokenDraft.sap().limits(WRITES).build())
                    .in(EntityDraft.invoice().limits(OF_ENTITY).build())
                    .build();

    private static RateLimit limit(String name, long requests, Permission permission) {
        return new RateLimit(name, requests, Duration.ofMinutes(1), permission);
    }

    private int accepted(int requests, Permissions permissions) {
        int accepted = 0;
        for (int i = 0; i < requests; i++) {
            if (limiter.take(token, permissions).isEmpty()) {
                accepted++;
            }
        }
        return accepted;
    }

    @Test
    void limitOfAPermissionCountsRequestsThatNeedIt() {
        assertThat(accepted(1, READ)).isEqualTo(1);
        assertThat(accepted(10, WRITE)).isEqualTo(2);
        assertThat(accepted(10, READ)).isEqualTo(2);
    }

    @Test
    void requestThatNeedsSeveralPermissionsCountsForEach() {
        assertThat(accepted(10, Permissions.of(Permission.READ, Permission.WRITE))).isEqualTo(2);
        assertThat(accepted(10, READ)).isEqualTo(3);
    }

    @Test
    void refusalNamesNoLimitThatDoesNotCountTheRequest() {
        accepted(5, READ);

        assertThat(limiter.take(token, READ).orElseThrow().levels())
                .extracting(LimitLevel::limit)
                .containsExactly(OF_ENTITY);
    }

    @Test
    void holderSeesTheLimitsOfTheEntityBeforeItsOwn() {
        accepted(1, WRITE);

        assertThat(limiter.levels(token))
                .containsExactly(
                        new LimitLevel(OF_ENTITY, 4, Duration.ZERO, Duration.ofSeconds(12)),
                        new LimitLevel(WRITES, 1, Duration.ZERO, Duration.ofSeconds(30)));
    }

    @Test
    void whoeverHasNoLimitTakesNoPlace() {
        StoredToken free = StoredDraft.sap().build();

        assertThat(limiter.take(free, READ)).isEmpty();
        assertThat(limiter.levels(free)).isEmpty();
        assertThat(table.size()).isZero();
    }
}
