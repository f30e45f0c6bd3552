package io.entitytokens.policy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.AddressList;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.PolicyDraft;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lists are enough where addresses are required. */
final class AddressRulesTest {

    private static final AddressRules REQUIRED =
            new AddressRules(PolicyDraft.rules().addressesRequired(true).build());
    private static final AddressRules FREE = new AddressRules(PolicyDraft.rules().build());

    private static final Entity ANYWHERE = EntityDraft.invoice().build();
    private static final Entity BOUND = EntityDraft.invoice().addresses("192.0.2.0/24").build();

    private static long notAsked() {
        throw new AssertionError("no token is counted");
    }

    private static AddressList list(String network) {
        return AddressList.parse(List.of("192.0.2.1", network));
    }

    private static void refused(String problem, Runnable change) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(change::run)
                .withMessageStartingWith("addresses ")
                .withMessageContaining("policy (addressesRequired)")
                .withMessageContaining(problem);
    }

    private static void allowed(Runnable change) {
        assertThatCode(change::run).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0/0", "::/0", "0.0.0.0/1", "10.0.0.0/7", "8000::/1", "fd00::/15"})
    void networkThatIsAsGoodAsAnywhereIsNotEnough(String network) {
        Entity wide = EntityDraft.invoice().addresses(network).build();

        refused("larger than", () -> REQUIRED.requireToken(list(network), null));
        refused("larger than", () -> REQUIRED.requireNew(wide));
        refused(
                "larger than",
                () -> REQUIRED.requireChange(ANYWHERE, wide, AddressRulesTest::notAsked));
        allowed(() -> FREE.requireToken(list(network), null));
        allowed(() -> FREE.requireNew(wide));
        allowed(() -> FREE.requireChange(ANYWHERE, wide, AddressRulesTest::notAsked));
        allowed(() -> REQUIRED.requireChange(wide, wide, AddressRulesTest::notAsked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "fd00::/16", "2001:db8::1", "198.51.100.1"})
    void networkOfOneOwnerIsEnough(String network) {
        Entity narrow = EntityDraft.invoice().addresses(network).build();

        allowed(() -> REQUIRED.requireToken(list(network), null));
        allowed(() -> REQUIRED.requireNew(narrow));
        allowed(() -> REQUIRED.requireChange(ANYWHERE, narrow, AddressRulesTest::notAsked));
    }

    @Test
    void listOnWhichTokensRelyMayNotGo() {
        refused(
                "1 token of the entity has",
                () -> REQUIRED.requireChange(BOUND, ANYWHERE, () -> 1));
        refused(
                "2 tokens of the entity have",
                () -> REQUIRED.requireChange(BOUND, ANYWHERE, () -> 2));
        allowed(() -> REQUIRED.requireChange(BOUND, ANYWHERE, () -> 0));
        allowed(() -> FREE.requireChange(BOUND, ANYWHERE, AddressRulesTest::notAsked));
    }

    /** Entities without a list can still be changed, whatever their tokens. */
    @Test
    void listThatStaysIsNotJudged() {
        allowed(() -> REQUIRED.requireChange(ANYWHERE, ANYWHERE, AddressRulesTest::notAsked));
        allowed(() -> REQUIRED.requireChange(BOUND, BOUND, AddressRulesTest::notAsked));
    }
}
