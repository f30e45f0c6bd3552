package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.lifecycle.RuledTokens.assertBroken;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token must have addresses, its own or those of its entity are enough. */
@Tag("database")
final class RequiredAddressesIT {

    private static final TestRealm REALM = TestRealm.of(RequiredAddressesIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    private final RuledTokens ruled = RuledTokens.in(TOKENS);

    @Test
    void addressesOfTheEntityAreEnough() {
        ruled.rule(Map.of("addressesRequired", true));
        REALM.user("entity-manager")
                .put(
                        REALM.admin("/entities/" + ruled.tokens().entityId()),
                        Map.of("addresses", List.of("192.0.2.0/24")))
                .expect(204);

        ruled.create(Map.of()).expect(201);
    }

    private Answer putAddresses(String json) {
        return REALM.user("entity-manager")
                .request("PUT", REALM.admin("/entities/" + ruled.tokens().entityId()))
                .json("{\"addresses\":" + json + "}")
                .send();
    }

    @Test
    void addressesOfTheEntityMayNotGoWhileTokensRelyOnThem() {
        ruled.rule(Map.of("addressesRequired", true));
        putAddresses("[\"192.0.2.0/24\"]").expect(204);
        Token relying = Rotations.created(ruled.create(Map.of()), ruled.tokens().entityId());
        ruled.create(Map.of("addresses", List.of("192.0.2.1"))).expect(201);

        Answer refused = putAddresses("null");

        assertBroken(refused, "addresses", "addressesRequired");
        assertThat(refused.json().get("errorMessage").textValue()).contains("1 token ");
        assertBroken(
                REALM.user("entity-manager")
                        .request(
                                "PUT",
                                REALM.admin(
                                        "/entities/" + ruled.tokens().entityId() + "?dryRun=true"))
                        .json("{\"addresses\":null}")
                        .send(),
                "addresses",
                "addressesRequired");
        ruled.tokens().change(relying, "addresses", List.of("192.0.2.2")).expect(204);
        putAddresses("null").expect(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "128.0.0.0/1"})
    void networkThatIsAsGoodAsAnywhereIsNotEnough(String network) {
        ruled.rule(Map.of("addressesRequired", true));

        assertBroken(
                ruled.create(Map.of("addresses", List.of("192.0.2.1", network))),
                "addresses",
                "addressesRequired");
        assertBroken(putAddresses("[\"" + network + "\"]"), "addresses", "addressesRequired");
    }
}
