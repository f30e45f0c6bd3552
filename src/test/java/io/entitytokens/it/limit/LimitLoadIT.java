package io.entitytokens.it.limit;

import static io.entitytokens.it.support.Limits.LONG;
import static io.entitytokens.it.support.Limits.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many callers use one token at once. */
class LimitLoadIT {

    private static final int CALLERS = 50;

    private static TestRealm realm;
    private static Limits limits;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(LimitLoadIT.class);
        limits = new Limits(realm);
        invoice = realm.entity("invoice");
    }

    @Test
    void allTogetherGetNoMoreThanOne() {
        Token token = limits.token(invoice, limit(100, LONG), limit("read", 200, LONG));
        // Not all at once: a node looks up fewer tokens at a time than there are callers.
        limits.self(token);

        List<Integer> accepted =
                AtOnce.map(
                        IntStream.range(0, CALLERS).boxed().toList(),
                        caller -> accepted(token, 10));

        assertThat(accepted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(limits.self(token).at("/limits/1/remaining").intValue()).isEqualTo(100);
    }

    private static int accepted(Token token, int requests) {
        int accepted = 0;
        for (int i = 0; i < requests; i++) {
            int status = limits.authorize(token, "read").status();
            assertThat(status).isIn(200, 429);
            accepted += status == 200 ? 1 : 0;
        }
        return accepted;
    }

    /** Whoever is asked after the admin's call has returned knows the new limit, and it alone. */
    @Test
    void limitThatIsChangedUnderLoadHoldsForTheNextRequest() {
        Token token = limits.token(invoice, limit(1_000_000, LONG));
        limits.self(token);
        AtomicBoolean changed = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger acceptedSince = new AtomicInteger();
        AtomicInteger acceptedBefore = new AtomicInteger();

        AtOnce.map(
                IntStream.range(0, 9).boxed().toList(),
                caller -> {
                    if (caller == 0) {
                        try {
                            TestRealm.await(acceptedBefore::get, count -> count > 200);
                            limits.of(token, limit(20, LONG));
                            changed.set(true);
                            limits.authorize(token, "read");
                            TestRealm.await(
                                    () -> limits.authorize(token, "read").status(),
                                    status -> status == 429);
                        } finally {
                            ended.set(true);
                        }
                        return null;
                    }
                    while (!ended.get()) {
                        boolean isSince = changed.get();
                        boolean isAccepted = limits.authorize(token, "read").status() == 200;
                        if (isAccepted) {
                            (isSince ? acceptedSince : acceptedBefore).incrementAndGet();
                        }
                    }
                    return null;
                });

        assertThat(acceptedSince.get()).isLessThanOrEqualTo(20);
        limits.authorize(token, "read").expect(429);
        limits.of(token, limit(1_000_000, LONG));
        limits.authorize(token, "read").expect(200);
        limits.of(token, limit(20, LONG));
        limits.authorize(token, "read").expect(429);
    }
}
