package io.entitytokens.audit;

import static io.entitytokens.audit.VerdictEvents.add;
import static io.entitytokens.audit.VerdictEvents.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Recipient;
import io.entitytokens.token.verify.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flood in one realm takes no details from what happens in another, and no memory for long. */
final class RealmShareTest {

    private static final long NOON = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final int MAX_KEYS = 1_000;

    private final EventTally tally = new EventTally(MAX_KEYS);

    private void flood(String realm) {
        IntStream.range(0, 5 * MAX_KEYS)
                .forEach(i -> tally.add(refused(realm, "10.1.0." + i, Reason.MALFORMED), NOON));
    }

    private static VerdictEvent ofVictim(String ip) {
        return refused("victim", ip, Reason.NO_CREDENTIAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void floodedRealmsTakeNoLinesFromAnother(int realms) {
        IntStream.range(0, realms).forEach(i -> flood("flooded-" + i));

        add(tally, 12, ofVictim("10.0.0.1"), NOON);
        add(tally, 13, ofVictim("10.0.0.2"), NOON);

        assertThat(tally.takeAll())
                .contains(
                        new EventTally.Due(ofVictim("10.0.0.1"), 2, 0),
                        new EventTally.Due(ofVictim("10.0.0.2"), 3, 0));
    }

    @Test
    void singleRealmMayUseEveryConfiguredLine() {
        IntStream.range(0, MAX_KEYS).forEach(i -> add(tally, 11, ofVictim("10.0.0." + i), NOON));

        assertThat(tally.takeAll()).hasSize(MAX_KEYS).noneMatch(due -> due.event().shared());
    }

    @Test
    void linesAreBoundedHoweverManyRealmsAreFlooded() {
        IntStream.range(0, 20).forEach(i -> flood("flooded-" + i));
        IntStream.range(0, 20).forEach(i -> flood("flooded-" + i));

        assertThat(tally.takeAll().stream().filter(due -> !due.event().shared()).toList())
                .hasSizeLessThanOrEqualTo(2 * MAX_KEYS);
    }

    @Test
    void shareOfARealmIsFreeAgainAfterItsFlood() {
        flood("victim");
        tally.takeDue(NOON + MINUTE);

        IntStream.range(0, MAX_KEYS)
                .forEach(i -> add(tally, 11, ofVictim("10.0.0." + i), NOON + MINUTE));

        assertThat(tally.takeAll()).hasSize(MAX_KEYS).noneMatch(due -> due.event().shared());
    }

    /** What a caller sends is kept for a minute, ten thousand times: it must not be long. */
    @Test
    void eventStaysSmallForACallerWhoSendsAMegabyte() {
        String megabyte = "x".repeat(1 << 20);
        VerdictEvent event =
                VerdictEvent.of(
                        "realm",
                        megabyte,
                        megabyte,
                        Endpoint.AUTHZEN,
                        new Demand(
                                "realm",
                                false,
                                megabyte,
                                Permissions.of(Permission.READ),
                                Recipient.AUDIENCE.with(Set.of(megabyte))),
                        Verdict.Refused.outright(Reason.UNSUPPORTED_RESOURCE_TYPE));

        assertThat(event.toString()).hasSizeLessThan(2_000);
        assertThat(event.key().toString()).hasSizeLessThan(1_000);
    }

    /** Else whoever guesses at one client hides behind guesses at another. */
    @Test
    void refusalsOfDifferentClientsHaveDifferentKeys() {
        List<VerdictEvent.Key> keys =
                IntStream.range(0, 3)
                        .mapToObj(
                                i ->
                                        VerdictEvent.of(
                                                        "realm",
                                                        "client-" + i,
                                                        "10.0.0.1",
                                                        Endpoint.AUTHZEN,
                                                        new Demand("realm", null, Permissions.NONE),
                                                        Verdict.Refused.outright(
                                                                Reason.UNAUTHENTICATED_CALLER))
                                                .key())
                        .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }
}
