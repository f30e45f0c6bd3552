package io.entitytokens.it.limit;

import static io.entitytokens.it.support.Limits.LONG;
import static io.entitytokens.it.support.Limits.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A use that is refused for another reason uses up nothing, and its caller hears of no limit. */
class RefusedUseIT {

    /** A network from which nobody calls here. */
    private static final String ELSEWHERE = "[\"203.0.113.0/24\"]";

    private static TestRealm realm;
    private static Limits limits;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(RefusedUseIT.class);
        limits = new Limits(realm);
        LimitedWay.makeClients(realm);
        invoice = LimitedWay.entity(limits);
    }

    private static void assertUnused(LimitedWay way, Limits limits, Token token) {
        assertThat(limits.remaining(token)).isEqualTo(1);
        way.isAccepted(limits, token, "read");
        way.isLimited(limits, token, "read");
    }

    @ParameterizedTest
    @EnumSource
    void useFromAnotherNetworkUsesUpNothing(LimitedWay way) {
        Token token = limits.token(invoice, limit(1, LONG));

        setAddresses(token, ELSEWHERE);
        way.isRefused(limits, token);
        way.isRefused(limits, token);

        setAddresses(token, "null");
        assertUnused(way, limits, token);
        setAddresses(token, ELSEWHERE);
        way.isRefused(limits, token);
    }

    private static void setAddresses(Token token, String json) {
        realm.realmAdmin()
                .request("PUT", realm.path(token))
                .json("{\"addresses\":" + json + "}")
                .send()
                .expect(204);
    }

    @ParameterizedTest
    @EnumSource
    void retiredSecretUsesUpNothing(LimitedWay way) {
        Token old = limits.token(invoice, limit(1, LONG));
        Token current = limits.rotated(old, "PT0S");

        way.isRefused(limits, old);
        way.isRefused(limits, old);

        assertUnused(way, limits, current);
        way.isRefused(limits, old);
    }

    @ParameterizedTest
    @EnumSource
    void tokenThatBreaksARuleUsesUpNothing(LimitedWay way) {
        Limits ruled = new Limits(realm, way.name().toLowerCase(Locale.ROOT));
        String entityId = LimitedWay.entity(ruled);
        Token token = ruled.token(entityId, limit(1, LONG));

        requireExpiry(entityId);
        way.isRefused(ruled, token);
        way.isRefused(ruled, token);

        long tomorrow = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1);
        realm.realmAdmin().put(realm.path(token), Map.of("expiresTimestamp", tomorrow)).expect(204);
        assertUnused(way, ruled, token);
    }

    /** Of all tokens, and of those that are older than the rule. */
    private static void requireExpiry(String entityId) {
        String policy = realm.admin("/entities/" + entityId + "/policy");
        Map<String, Object> rules = Map.of("expiryRequired", true, "enforceFrom", 1_000L);
        String confirm =
                realm.realmAdmin()
                        .post(policy + "/preview", rules)
                        .expect(200)
                        .json()
                        .get("confirm")
                        .textValue();
        realm.realmAdmin().put(policy + "?confirm=" + confirm, rules).expect(204);
    }
}
