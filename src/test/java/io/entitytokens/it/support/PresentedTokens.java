package io.entitytokens.it.support;

import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;

/** A realm's tokens in each state that a token can be presented in, good and bad. */
public final class PresentedTokens {

    private final TestRealm realm;
    private final Token good;
    private final Map<String, String> bad;

    private PresentedTokens(TestRealm realm, Token good, Map<String, String> bad) {
        this.realm = realm;
        this.good = good;
        this.bad = bad;
    }

    /**
     * Makes the tokens.
     *
     * @param audience client ids of the entity's resource servers
     */
    public static PresentedTokens in(TestRealm realm, String... audience) {
        String invoice = realm.entity("invoice", audience);
        Token good = realm.token(invoice, "read", "write");
        Token other = realm.token(invoice, "read");
        return new PresentedTokens(
                realm,
                good,
                Map.of(
                        "malformed", "ket_nothing",
                        "unknown", deleted(realm, invoice),
                        "wrong_secret", Forgery.withSecretOf(good.secret(), other.secret()),
                        "disabled", disabled(realm, invoice),
                        "entity_disabled", entityDisabled(realm, audience)));
    }

    private static String deleted(TestRealm realm, String entity) {
        Token token = realm.token(entity, "read", "write");
        realm.realmAdmin().delete(realm.path(token)).expect(204);
        return token.secret();
    }

    private static String disabled(TestRealm realm, String entity) {
        Token token =
                realm.token(
                        entity, NewToken.named("off").with("enabled", false).may("read", "write"));
        return token.secret();
    }

    private static String entityDisabled(TestRealm realm, String... audience) {
        String entity = realm.entity("off", audience);
        Token token = realm.token(entity, "read", "write");
        realm.realmAdmin()
                .put(realm.admin("/entities/" + entity), Map.of("enabled", false))
                .expect(204);
        return token.secret();
    }

    /** May read and write invoices. */
    public Token good() {
        return good;
    }

    /** The good one with two surrogates in place of its end: as long as a token, for Java. */
    public String withSurrogates() {
        String secret = good.secret();
        return secret.substring(0, secret.length() - 2) + "😀";
    }

    /** What is no good, by the reason that the event gives. */
    public Map<String, String> bad() {
        return bad;
    }

    /** A token that has expired by the time it is given; nothing can be made expired. */
    public Token expired() {
        Token token =
                realm.token(
                        good.entityId(),
                        NewToken.named("short " + System.nanoTime())
                                .may("read")
                                .with("lifespan", "PT1S"));
        TestRealm.await(
                () -> realm.realmAdmin().get(realm.path(token)).json().get("status").asText(),
                "expired"::equals);
        return token;
    }
}
