package io.entitytokens.it.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OwnServer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.WithOwnServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever tries out secrets by reporting them is stopped, and whoever found a token is not. The
 * server believes what a proxy says of addresses, so that each test has some of its own, and has
 * the holder's own endpoint shut.
 */
@WithOwnServer
class LeakFloodIT {

    private static final int FRUITLESS = 60;

    @TempDir private static Path directory;
    private static OwnServer server;
    private static TestRealm realm;
    private static Holders holders;
    private static String invoice;
    private static long guesses;

    @BeforeAll
    static void start() {
        server = new OwnServer(directory, "leak-flood");
        server.start(
                List.of(
                        "start-dev",
                        "--proxy-headers=xforwarded",
                        "--spi-entity-token-endpoint--default--self=false"));
        realm = TestRealm.named(server.at(""), "flooded", Map.of());
        holders = new Holders(realm);
        invoice = realm.entity("invoice");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static Answer report(String address, String secret) {
        return realm.request("POST", "/entity-tokens/leaks")
                .header("X-Forwarded-For", address)
                .json(Map.of("credentials", List.of(secret)))
                .send();
    }

    private static Answer guess(String address) {
        return report(address, Forgery.unknown(++guesses));
    }

    /** As many as an address may make, none of which brings a good secret. */
    private static void flood(IntFunction<String> address) {
        for (int i = 0; i < FRUITLESS; i++) {
            guess(address.apply(i)).expect(202);
        }
    }

    private static void assertTaken(String address) {
        Token token = realm.token(invoice, "read");

        report(address, token.secret()).expect(202);

        assertThat(holders.read(token).get("disabledReason").textValue()).isEqualTo("leaked");
    }

    @Test
    void oneFruitlessCallTooManyIsToldToWait() {
        flood(i -> "192.0.2.1");

        Answer refused = guess("192.0.2.1").expect(429);

        assertThat(refused.body()).isEmpty();
        assertThat(Long.parseLong(refused.header("Retry-After")))
                .isBetween(1L, Duration.ofHours(1).toSeconds());
    }

    @Test
    void goodSecretIsTakenInTheMiddleOfAFlood() {
        flood(i -> "192.0.2.2");
        guess("192.0.2.2").expect(429);

        assertTaken("192.0.2.2");
        guess("192.0.2.2").expect(429);
    }

    @Test
    void callsThatBringAGoodSecretAreNotCounted() {
        for (int i = 0; i < 5; i++) {
            assertTaken("192.0.2.3");
        }

        flood(i -> "192.0.2.3");

        guess("192.0.2.3").expect(429);
    }

    @Test
    void otherAddressesAreNotHeldResponsible() {
        flood(i -> "192.0.2.4");
        guess("192.0.2.4").expect(429);

        guess("192.0.2.5").expect(202);
    }

    /** A subscriber has all addresses of a network. */
    @Test
    void addressesOfOneIpv6NetworkCountTogether() {
        flood(i -> "2001:db8:0:1::" + Integer.toHexString(i + 1));

        guess("2001:db8:0:1:ffff::1").expect(429);
        guess("2001:db8:0:2::1").expect(202);
    }

    /** Otherwise one found secret would open the way for any number of guesses. */
    @Test
    void secretThatWasReportedBeforeIsGoodNoLonger() {
        Token token = realm.token(invoice, "read");
        report("192.0.2.6", token.secret()).expect(202);
        String retired = token.secret();
        holders.rotateAsAdmin(token, Map.of());

        for (int i = 0; i < FRUITLESS; i++) {
            report("192.0.2.6", retired).expect(202);
        }

        report("192.0.2.6", retired).expect(429);
    }

    /** One switch does not throw the other. */
    @Test
    void holdersEndpointIsShutWhileReportsAreTaken() {
        Token token = realm.token(invoice, "read");

        HolderEndpoints.assertSelfShut(realm, token.secret());

        assertThat(holders.status(token)).isEqualTo("active");
        assertThat(HolderEndpoints.named(realm)).contains("leak_report_endpoint");
        assertTaken("192.0.2.10");
    }
}
