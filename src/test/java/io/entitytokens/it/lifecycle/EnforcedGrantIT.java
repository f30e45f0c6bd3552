package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What enforced rules leave of what a token grants: its permissions, and JWTs made with it. */
@Tag("database")
final class EnforcedGrantIT {

    private static final TestRealm REALM = TestRealm.of(EnforcedGrantIT.class);
    private static final Rotations REALMS = Rotations.in(REALM);
    private static final Policies POLICIES = new Policies(REALM);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Rotations tokens = REALMS.of("enforced-" + NUMBER.incrementAndGet());

    @Test
    void jwtOfATokenThatBreaksARuleIsInactive() {
        Token token = tokens.tokenThatMay("read");
        String jwt = OAuth.accessToken(Place.CLIENT_CREDENTIALS.present(tokens, token.secret()));
        assertThat(Place.INTROSPECTION.accepts(tokens, jwt)).isTrue();

        POLICIES.enforce(tokens.entityId(), "expiryRequired", true);

        assertThat(Place.INTROSPECTION.accepts(tokens, jwt)).isFalse();
    }

    /** Whoever checks it locally does not ask again. */
    @Test
    void jwtEndsBeforeTheRulesRefuseItsToken() {
        Token token = tokens.tokenThatMay("read");
        long soon = System.currentTimeMillis() + 120_000;
        POLICIES.setSeen(
                POLICIES.of(tokens.entityId()),
                Map.of("expiryRequired", true, "enforceFrom", soon));

        JsonNode claims =
                OAuth.claims(
                        OAuth.accessToken(
                                Place.CLIENT_CREDENTIALS.present(tokens, token.secret())));

        assertThat(claims.get("exp").longValue()).isEqualTo(soon / 1_000);
    }

    @Test
    void permissionThatMayNotBeGrantedIsTakenAwayEverywhere() {
        Token token = tokens.tokenThatMay("read", "write");
        String jwtOfBoth =
                OAuth.accessToken(Place.CLIENT_CREDENTIALS.present(tokens, token.secret()));

        POLICIES.enforce(tokens.entityId(), "permissions", List.of("read"));

        assertThat(REALM.authorize(token, tokens.entity(), "read").header("X-Entity-Permissions"))
                .isEqualTo("read");
        REALM.authorize(token, tokens.entity(), "write").expect(403);
        JsonNode introspected = Place.INTROSPECTION.present(tokens, token.secret()).json();
        assertThat(introspected.get("scope").textValue()).isEqualTo("entity:read");
        JsonNode claims =
                OAuth.claims(
                        OAuth.accessToken(
                                Place.CLIENT_CREDENTIALS.present(tokens, token.secret())));
        assertThat(claims.get("scope").textValue()).isEqualTo("entity:read");
        assertThat(claims.get("entity_permissions")).hasToString("[\"read\"]");
        assertThat(
                        OAuth.claims(
                                        OAuth.accessToken(
                                                Place.TOKEN_EXCHANGE.present(
                                                        tokens, token.secret())))
                                .get("scope")
                                .textValue())
                .isEqualTo("entity:read");
        assertThat(Place.INTROSPECTION.accepts(tokens, jwtOfBoth)).isFalse();
        Pep pep = new Pep(REALM, Place.RESOURCE_SERVER);
        assertThat(decision(pep, token, "read")).isTrue();
        assertThat(decision(pep, token, "write")).isFalse();
        assertThat(Place.SELF.present(tokens, token.secret()).json().get("permissions"))
                .hasToString("[\"read\"]");
        assertThat(tokens.read(token).get("permissions")).hasToString("[\"read\",\"write\"]");
        assertThat(tokens.read(token).get("effectivePermissions")).hasToString("[\"read\"]");
        assertThat(tokens.status(token)).isEqualTo("active");
    }

    private boolean decision(Pep pep, Token token, String permission) {
        return pep.ask(Pep.question(Pep.subject(token.secret()), permission, tokens.entity()))
                .json()
                .get("decision")
                .booleanValue();
    }

    @Test
    void whatWasTakenAwayComesBackWithTheRule() {
        Token token = tokens.tokenThatMay("read", "write");
        POLICIES.enforce(tokens.entityId(), "permissions", List.of("read"));
        REALM.authorize(token, tokens.entity(), "write").expect(403);

        POLICIES.set(POLICIES.of(tokens.entityId()), "enforceFrom", null).expect(204);

        REALM.authorize(token, tokens.entity(), "write").expect(200);
    }
}
