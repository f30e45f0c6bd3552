package io.entitytokens.it.limit;

import static io.entitytokens.it.limit.LimitedWay.CLIENT;
import static io.entitytokens.it.support.Limits.LONG;
import static io.entitytokens.it.support.Limits.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What uses up nothing of a limit, and what no limit keeps anybody from. */
class UncountedRequestsIT {

    private static TestRealm realm;
    private static OAuth oauth;
    private static Limits limits;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(UncountedRequestsIT.class);
        oauth = new OAuth(realm);
        limits = new Limits(realm);
        LimitedWay.makeClients(realm);
        invoice = LimitedWay.entity(limits);
    }

    /** Who is refused for another reason hears of no limit, and uses up nothing of it. */
    @Test
    void onlyWhatWouldBeAcceptedCountsAndOnlyItsHolderHearsOfTheLimit() {
        Token token = limits.token(invoice, limit(1, LONG));
        Token other = realm.token(invoice, "read");
        String forged = Forgery.withSecretOf(token.secret(), other.secret());
        Token wrong = new Token(token.id(), invoice, forged);

        for (int round = 0; round < 2; round++) {
            limits.authorize(token, "delete").expect(403);
            realm.authorize(token, "nothing", "read").expect(403);
            limits.authorize(wrong, "read").expect(401);
            realm.authorize("GET", "?entity=invoice").bearer(token.secret()).send().expect(400);
            assertThat(limits.remaining(token)).isEqualTo(1 - round);
            limits.authorize(token, "read").expect(round == 0 ? 200 : 429);
        }
        realm.realmAdmin().put(realm.path(token), Map.of("enabled", false)).expect(204);
        limits.authorize(token, "read").expect(401);
        limits.authorize(wrong, "read").expect(401);
    }

    @Test
    void expiredTokenHearsOfNoLimit() {
        Token token = limits.token(invoice, limit(1, LONG));
        limits.authorize(token, "read").expect(200);
        realm.realmAdmin()
                .put(
                        realm.path(token),
                        Map.of("expiresTimestamp", System.currentTimeMillis() + 1_500))
                .expect(204);

        TestRealm.await(() -> limits.authorize(token, "read").status(), status -> status != 429);
        limits.authorize(token, "read").expect(401);
    }

    @Test
    void refusedRequestIsNoUse() {
        Token token = limits.token(invoice, limit(1, LONG));
        Token later = realm.token(invoice, "read");
        limits.authorize(token, "read").expect(200);
        for (int i = 0; i < 5; i++) {
            limits.authorize(token, "read").expect(429);
        }

        limits.authorize(later, "read").expect(200);
        assertThat(realm.awaitUses(later, 1).get("useCount").intValue()).isEqualTo(1);
        assertThat(realm.awaitUses(token, 1).get("useCount").intValue()).isEqualTo(1);
    }

    @Test
    void refusedOAuthRequestsUseUpNothing() {
        Token token = limits.token(invoice, limit(1, LONG));

        oauth.clientCredentials("entity-tokens", token.secret(), "scope", "entity:delete")
                .expect(400);
        oauth.clientCredentials("entity-tokens", token.secret(), "scope", "unheard-of").expect(400);
        oauth.clientCredentials("entity-tokens", token.secret(), "audience", "nobody").expect(400);
        oauth.clientCredentials("entity-tokens", token.secret() + "x").expect(401);
        oauth.exchange(CLIENT, token.secret(), "scope", "entity:delete").expect(400);
        oauth.exchange(CLIENT, token.secret(), "audience", "nobody").expect(400);
        oauth.exchange(CLIENT, token.secret(), "requested_token_type", "other").expect(400);
        assertThat(limits.remaining(token)).isEqualTo(1);

        oauth.clientCredentials("entity-tokens", token.secret()).expect(200);
        oauth.clientCredentials("entity-tokens", token.secret(), "scope", "entity:delete")
                .expect(400);
        oauth.clientCredentials("entity-tokens", token.secret()).expect(429);
    }

    /** A certificate is missed after the token was accepted. */
    @Test
    void requestWithoutTheCertificateThatItsClientMustShowUsesUpNothing() {
        oauth.client(
                "bound",
                Map.of(
                        "clientAuthenticatorType",
                        "entity-token",
                        "attributes",
                        Map.of("tls.client.certificate.bound.access.tokens", "true")));
        String parcel = realm.entity("parcel", "bound");
        Token token = limits.token(parcel, limit(1, LONG));

        for (int i = 0; i < 3; i++) {
            oauth.clientCredentials("bound", token.secret()).expect(400);
        }
        assertThat(limits.remaining(token)).isEqualTo(1);
    }

    /** Resource servers remember it, and "inactive" would be a lie. */
    @Test
    void introspectionNeitherCountsNorRefuses() {
        Token token = limits.token(invoice, limit(2, LONG));
        String jwt = OAuth.accessToken(oauth.clientCredentials("entity-tokens", token.secret()));

        for (int i = 0; i < 5; i++) {
            assertThat(isActive(token.secret())).isTrue();
            assertThat(isActive(jwt)).isTrue();
        }
        assertThat(limits.remaining(token)).isEqualTo(1);
        limits.authorize(token, "read").expect(200);
        limits.authorize(token, "read").expect(429);
        assertThat(isActive(token.secret())).isTrue();
        assertThat(isActive(jwt)).isTrue();
    }

    private static boolean isActive(String token) {
        return oauth.introspect(CLIENT, token).expect(200).json().get("active").booleanValue();
    }

    @Test
    void limitKeepsNobodyFromAskingAboutItsTokenOrFromEndingIt() {
        Token asking = limits.token(invoice, limit(1, LONG));
        Token revoking = limits.token(invoice, limit(1, LONG));
        Token leaked = limits.token(invoice, limit(1, LONG));
        for (Token token : List.of(asking, revoking, leaked)) {
            limits.authorize(token, "read").expect(200);
            limits.authorize(token, "read").expect(429);
        }

        limits.self(asking);
        realm.request("DELETE", "/entity-tokens/self").bearer(asking.secret()).send().expect(204);
        realm.request("POST", "/entity-tokens/revoke")
                .body("application/x-www-form-urlencoded", "token=" + revoking.secret())
                .send()
                .expect(200);
        realm.request("POST", "/entity-tokens/leaks")
                .json(Map.of("credentials", List.of(leaked.secret())))
                .send()
                .expect(202);

        for (Token token : List.of(asking, revoking, leaked)) {
            limits.authorize(token, "read").expect(401);
        }
    }
}
