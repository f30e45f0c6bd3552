package io.entitytokens.it.limit;

import static io.entitytokens.it.support.Limits.LONG;
import static io.entitytokens.it.support.Limits.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A limit is the token's, however many secrets it has: nobody gets more by a rotation. */
class RotatedLimitIT {

    private static Limits limits;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        limits = new Limits(TestRealm.of(RotatedLimitIT.class));
        LimitedWay.makeClients(limits.realm());
        invoice = LimitedWay.entity(limits);
    }

    @ParameterizedTest
    @EnumSource
    void bothSecretsOfATokenShareItsLimit(LimitedWay way) {
        Token old = limits.token(invoice, limit(2, LONG));
        way.isAccepted(limits, old, "read");
        Token current = limits.rotated(old, "PT1H");
        assertThat(limits.remaining(current)).isEqualTo(1);

        way.isAccepted(limits, current, "read");

        for (Token each : List.of(old, current)) {
            assertThat(limits.remaining(each)).isZero();
            way.isLimited(limits, each, "read");
        }
    }

    @ParameterizedTest
    @EnumSource
    void secretThatTakesThePlaceOfAnotherBeginsNoFreshLimit(LimitedWay way) {
        Token old = limits.token(invoice, limit(1, LONG));
        way.isAccepted(limits, old, "read");

        Token current = limits.rotated(old, "PT0S");

        assertThat(limits.remaining(current)).isZero();
        way.isLimited(limits, current, "read");
        way.isRefused(limits, old);
    }
}
