package io.entitytokens.limit;

import static io.entitytokens.limit.UsedToken.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.RateLimit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More comes to each node of a cluster than the limit allows all of them. */
final class SaturatedClusterTest {

    private static final int SECONDS = 120;
    private static final int MILLIS_OF_A_STEP = 10;

    private final SetClock clock = new SetClock();
    private final List<BucketTable> nodes = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();

    /** Each node has a full bucket, and a second until it hears of the others. */
    @ParameterizedTest
    @CsvSource({
        "3, 100, PT1S",
        "3, 100, PT2S",
        "3, 100, PT10S",
        "3, 100, PT1M",
        "5, 20, PT1S",
        "8, 50, PT5S"
    })
    void clusterAcceptsTheLimitAndWhatOthersAcceptWithinASecond(
            int size, int requests, String period) {
        for (int i = 0; i < size; i++) {
            BucketTable node = new BucketTable(1_000, clock);
            nodes.add(node);
            tellings.add(new Telling(node, text -> hear(node, text)));
        }
        RateLimit limit = limit(requests, period);
        double perSecond = 1_000.0 * requests / limit.period().toMillis();

        double accepted = 0;
        for (int second = 0; second < SECONDS; second++) {
            for (int millis = 0; millis < 1_000; millis += MILLIS_OF_A_STEP) {
                clock.moveMillis(MILLIS_OF_A_STEP);
                for (BucketTable node : nodes) {
                    accepted += UsedToken.in(node).accepted(requests, limit);
                }
            }
            tellings.forEach(Telling::tell);
        }

        double granted = requests + SECONDS * perSecond;
        double ofTheOthers = (size - 1) * (requests + perSecond);
        assertThat(accepted).isBetween(granted - requests, granted + ofTheOthers);
    }

    private void hear(BucketTable sender, String text) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) != sender) {
                tellings.get(i).hear(text);
            }
        }
    }
}
