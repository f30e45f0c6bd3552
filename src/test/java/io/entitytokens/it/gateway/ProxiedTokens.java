package io.entitytokens.it.gateway;

import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.Wire.Version;
import java.util.List;
import java.util.Map;

/**
 * Tokens that are good from some addresses only, behind gateways.
 *
 * @param home good at {@link #HOME} alone, and at {@link #HOME_V6}
 * @param nearby good from everywhere on this machine, the gateway's address included
 */
record ProxiedTokens(ProxiedServer server, TestRealm realm, OAuth oauth, Token home, Token nearby) {

    static final String REALM = "acme";
    static final String RESOURCE_SERVER = "records-api";

    /** The proxy that the server trusts, where it trusts one. */
    static final String GATEWAY = "127.0.0.1";

    static final String HOME = "127.0.0.2";
    static final String HOME_V6 = "2001:db8::7";
    static final String ELSEWHERE = "127.0.0.3";

    private static final String TRUSTED = " --proxy-trusted-addresses=" + GATEWAY;

    /** Options of a server that reads {@code X-Forwarded-For} of the gateway. */
    static final String XFORWARDED = "--proxy-headers=xforwarded" + TRUSTED;

    /** Options of a server that reads {@code Forwarded} of the gateway. */
    static final String FORWARDED = "--proxy-headers=forwarded" + TRUSTED;

    /** Makes a realm in a server that runs. */
    static ProxiedTokens in(ProxiedServer server) {
        TestRealm realm = TestRealm.named(server.base(), REALM, Map.of("sslRequired", "none"));
        OAuth oauth = new OAuth(realm);
        oauth.client(RESOURCE_SERVER);
        String invoice = realm.entity("invoice", RESOURCE_SERVER);
        return new ProxiedTokens(
                server,
                realm,
                oauth,
                token(realm, invoice, "at home", HOME, HOME_V6),
                token(realm, invoice, "nearby", "127.0.0.0/8"));
    }

    private static Token token(TestRealm realm, String entityId, String name, String... addresses) {
        return realm.token(
                entityId, NewToken.named(name).may("read").with("addresses", List.of(addresses)));
    }

    /** A gateway's question about a token. */
    Wire question(Token token) {
        return Wire.get(
                        server.address(),
                        "/realms/"
                                + REALM
                                + "/entity-tokens/authorize?entity=invoice&permission=read")
                .with("Authorization", "Bearer " + token.secret());
    }

    /** The status of an answer about the token that is good at home. */
    int asked(String from, String... headers) {
        return asked(home, from, headers);
    }

    /**
     * The status of an answer.
     *
     * @param headers names and values in turn
     */
    int asked(Token token, String from, String... headers) {
        Wire wire = question(token);
        for (int i = 0; i < headers.length; i += 2) {
            wire = wire.with(headers[i], headers[i + 1]);
        }
        return wire.send(Version.HTTP_1_1, from, server.address()).status();
    }

    String lastReason() {
        return realm.events().get(0).at("/details/reason").textValue();
    }
}
