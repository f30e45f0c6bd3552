package io.entitytokens.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd.Cause;
import org.junit.jupiter.api.Test;

/** Most of what is presented means nothing, and wakes nobody. */
final class QueuedSecretWatchTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long HOUR = 3_600_000;
    private static final StoredToken SAP = StoredDraft.sap().build();

    private int woken;

    /** Nothing of what is queued is done. */
    private final SecretWatch watch =
            new QueuedSecretWatch(new SecretQueue(), () -> woken++, new TokenActs(null));

    private void use(Secret secret) {
        watch.used(SAP, secret, NOW, "10.0.0.1");
    }

    private void reuse(Secret secret) {
        watch.reused(SAP, secret, Endpoint.FORWARD_AUTH, NOW, "10.0.0.1");
    }

    @Test
    void firstUseOfALaterSecretIsSeenToOnce() {
        use(GivenSecret.current(2));
        use(GivenSecret.current(2));

        assertThat(woken).isOne();
    }

    @Test
    void useOfTheFirstSecretIsNotSeenTo() {
        use(GivenSecret.current(1));
        use(GivenSecret.ending(1, NOW + HOUR, Cause.TIME));

        assertThat(woken).isZero();
    }

    @Test
    void useThatIsKnownIsNotSeenTo() {
        use(GivenSecret.used(GivenSecret.current(2)));

        assertThat(woken).isZero();
    }

    @Test
    void reuseAfterTheHourOfGraceIsSeenToOnceForAllSecretsOfAToken() {
        reuse(GivenSecret.ending(1, NOW - HOUR - 1, Cause.TIME));
        reuse(GivenSecret.ending(1, NOW - HOUR - 1, Cause.TIME));
        reuse(GivenSecret.ending(2, NOW - HOUR - 1, Cause.REPLACED));

        assertThat(woken).isOne();
    }

    @Test
    void reuseOfASecretThatWasEndedEarlyIsSeenToAtOnce() {
        reuse(GivenSecret.ending(1, NOW, Cause.EARLY));

        assertThat(woken).isOne();
    }

    @Test
    void reuseWithinTheHourOfGraceIsNotSeenTo() {
        reuse(GivenSecret.ending(1, NOW - HOUR, Cause.TIME));
        reuse(GivenSecret.ending(2, NOW - HOUR, Cause.REPLACED));

        assertThat(woken).isZero();
    }

    @Test
    void reportOfASecretIsToldOfOnce() {
        report(GivenSecret.ending(1, NOW, Cause.TIME));
        report(GivenSecret.ending(1, NOW, Cause.TIME));
        assertThat(woken).isOne();

        report(GivenSecret.ending(2, NOW, Cause.TIME));
        assertThat(woken).isEqualTo(2);
    }

    private void report(Secret secret) {
        watch.reported(SAP, secret, "https://example.org", "10.0.0.1");
    }

    @Test
    void useReuseAndReportOfATokenAreAllSeenTo() {
        use(GivenSecret.current(2));
        reuse(GivenSecret.ending(1, NOW, Cause.EARLY));
        report(GivenSecret.ending(1, NOW, Cause.EARLY));

        assertThat(woken).isEqualTo(3);
    }
}
