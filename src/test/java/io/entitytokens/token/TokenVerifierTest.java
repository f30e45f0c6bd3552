package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenVerifierTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    private static final Demand READ_INVOICE =
            new Demand(EntityDraft.REALM, "invoice", Set.of(Permission.READ));

    private final TokenFormat.Generated generated = TokenFormat.generate(new SecureRandom());
    private final String presented = generated.secret().reveal();
    private final MemoryTokens tokens = new MemoryTokens(EntityDraft.invoice().build());
    private final TokenVerifier verifier = new TokenVerifier(tokens, CLOCK);

    @Test
    void verifyWhenTokenIsGoodThenAcceptedWithTokenAndEntity() {
        EntityToken token = put(draft());

        assertThat(verifier.verify(presented, READ_INVOICE))
                .isEqualTo(new Verdict.Accepted(EntityDraft.invoice().build(), token));
        assertThat(tokens.lookups()).isOne();
    }

    @Test
    void verifyWhenPermissionsAreAnySubsetThenAcceptedIfAllOfThemAreHeld() {
        for (Set<Permission> held : PermissionsTest.everySet()) {
            if (held.isEmpty()) {
                continue;
            }
            put(draft().permissions(held));
            for (Set<Permission> wanted : PermissionsTest.everySet()) {
                Verdict verdict =
                        verifier.verify(
                                presented, new Demand(EntityDraft.REALM, "invoice", wanted));
                assertThat(reason(verdict))
                        .as("held %s, wanted %s", held, wanted)
                        .isEqualTo(
                                held.containsAll(wanted)
                                        ? Optional.empty()
                                        : Optional.of(Reason.MISSING_PERMISSION));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ket_", "Bearer", "0UJg4EBGO3cQWJhXqJNbv5"})
    void verifyWhenNotTheFormOfATokenThenMalformedWithoutALookup(String text) {
        assertThat(verifier.verify(text, READ_INVOICE))
                .isEqualTo(Verdict.Refused.outright(Reason.MALFORMED));
        assertThat(verifier.verify(null, READ_INVOICE))
                .isEqualTo(Verdict.Refused.outright(Reason.MALFORMED));
        assertThat(tokens.lookups()).isZero();
    }

    @Test
    void verifyWhenNoSuchTokenThenUnknownWithTheIdAlone() {
        assertThat(verifier.verify(presented, READ_INVOICE)).isEqualTo(unknown());
        assertThat(tokens.lookups()).isOne();
    }

    /** Neither accepted nor taken for unknown: both would be remembered by somebody. */
    @Test
    void verifyWhenTheStoreDoesNotAnswerThenUnavailableWithTheIdAlone() {
        put(draft());
        tokens.goAway();

        Verdict refused = Verdict.Refused.of(Reason.UNAVAILABLE, generated.id());
        assertThat(verifier.verify(presented, READ_INVOICE)).isEqualTo(refused);
        assertThat(verifier.verifyIssued(generated.id(), READ_INVOICE)).isEqualTo(refused);
    }

    @Test
    void verifyWhenTheRealmIsOffThenRefused() {
        put(draft());
        tokens.switchRealmOff();

        assertThat(reason(verifier.verify(presented, READ_INVOICE)))
                .contains(Reason.REALM_DISABLED);
        assertThat(reason(verifier.verifyIssued(generated.id(), READ_INVOICE)))
                .contains(Reason.REALM_DISABLED);
    }

    @Test
    void verifyWhenTokenOfAnotherRealmThenUnknownAsIfThereWereNone() {
        put(draft());
        Demand elsewhere = new Demand("another realm", "invoice", Set.of(Permission.READ));

        assertThat(verifier.verify(presented, elsewhere)).isEqualTo(unknown());
    }

    @Test
    void verifyWhenTokenOfAnotherRealmWithWrongSecretThenUnknown() {
        put(draft());
        Demand elsewhere = new Demand("another realm", "invoice", Set.of(Permission.READ));

        assertThat(verifier.verify(withAnotherSecret(), elsewhere)).isEqualTo(unknown());
    }

    @Test
    void verifyWhenSecretIsWrongThenRefused() {
        EntityToken token = put(draft());

        assertThat(verifier.verify(withAnotherSecret(), READ_INVOICE))
                .isEqualTo(refused(Reason.WRONG_SECRET, token, EntityDraft.invoice().build()));
    }

    @Test
    void verifyWhenSecretIsWrongThenNothingIsToldOfTheState() {
        tokens.change(EntityDraft.invoice().named("customer").disabled().build());
        put(draft().disabled().expires(NOW - 1).permissions(EnumSet.of(Permission.WRITE)));

        assertThat(reason(verifier.verify(withAnotherSecret(), READ_INVOICE)))
                .contains(Reason.WRONG_SECRET);
    }

    @Test
    void verifyWhenHashIsOfAnUnknownSchemeThenRefused() {
        tokens.put(draft().build(), new TokenHash("hmac-sha256", generated.hash().digest()));

        assertThat(reason(verifier.verify(presented, READ_INVOICE))).contains(Reason.WRONG_SECRET);
    }

    /** One objection after the other is removed: the first of those that are left is told. */
    @Test
    void verifyWhenSeveralObjectionsThenTheFirstInOrderIsTold() {
        EntityDraft entity = EntityDraft.invoice().named("customer").disabled();
        TokenDraft token =
                draft().permissions(EnumSet.of(Permission.WRITE)).disabled().expires(NOW - 1);
        assertThat(objection(entity, token)).contains(Reason.EXPIRED);

        token = draft().permissions(EnumSet.of(Permission.WRITE)).disabled();
        assertThat(objection(entity, token)).contains(Reason.ENTITY_DISABLED);

        entity = EntityDraft.invoice().named("customer");
        assertThat(objection(entity, token)).contains(Reason.DISABLED);

        token = draft().permissions(EnumSet.of(Permission.WRITE));
        assertThat(objection(entity, token)).contains(Reason.WRONG_ENTITY);

        entity = EntityDraft.invoice();
        assertThat(objection(entity, token)).contains(Reason.MISSING_PERMISSION);

        token = draft().permissions(EnumSet.of(Permission.READ));
        assertThat(objection(entity, token)).isEmpty();
    }

    @Test
    void verifyWhenEachObjectionAloneThenThatIsTold() {
        EntityDraft invoice = EntityDraft.invoice();
        assertThat(objection(invoice, draft().expires(NOW - 1))).contains(Reason.EXPIRED);
        assertThat(objection(EntityDraft.invoice().disabled(), draft()))
                .contains(Reason.ENTITY_DISABLED);
        assertThat(objection(invoice, draft().disabled())).contains(Reason.DISABLED);
        assertThat(objection(EntityDraft.invoice().named("customer"), draft()))
                .contains(Reason.WRONG_ENTITY);
        assertThat(objection(invoice, draft().permissions(EnumSet.of(Permission.WRITE))))
                .contains(Reason.MISSING_PERMISSION);
    }

    @Test
    void verifyWhenRefusedForItsStateThenTokenAndEntityAreTold() {
        EntityToken token = put(draft().disabled());

        assertThat(verifier.verify(presented, READ_INVOICE))
                .isEqualTo(refused(Reason.DISABLED, token, EntityDraft.invoice().build()));
    }

    @Test
    void verifyWhenExpiryIsNowThenExpiredAndOneMillisecondLaterThenNot() {
        EntityDraft invoice = EntityDraft.invoice();
        assertThat(objection(invoice, draft().expires(NOW))).contains(Reason.EXPIRED);
        assertThat(objection(invoice, draft().expires(NOW - 1))).contains(Reason.EXPIRED);
        assertThat(objection(invoice, draft().expires(0L))).contains(Reason.EXPIRED);
        assertThat(objection(invoice, draft().expires(NOW + 1))).isEmpty();
        assertThat(objection(invoice, draft().expires(EntityToken.MAX_TIMESTAMP))).isEmpty();
        assertThat(objection(invoice, draft().expires(null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invoice", "invoice ", " invoice", "invoices", "invoic", "", "*"})
    void verifyWhenEntityIsNotExactlyTheNameThenWrongEntity(String name) {
        put(draft());

        assertThat(
                        reason(
                                verifier.verify(
                                        presented, new Demand(EntityDraft.REALM, name, Set.of()))))
                .contains(Reason.WRONG_ENTITY);
    }

    @Test
    void verifyWhenNoEntityIsNamedThenWrongEntity() {
        put(draft());

        assertThat(
                        reason(
                                verifier.verify(
                                        presented, new Demand(EntityDraft.REALM, null, Set.of()))))
                .contains(Reason.WRONG_ENTITY);
    }

    private TokenDraft draft() {
        return TokenDraft.sap().id(generated.id());
    }

    private EntityToken put(TokenDraft draft) {
        EntityToken token = draft.build();
        tokens.put(token, generated.hash());
        return token;
    }

    private Optional<Reason> objection(EntityDraft entity, TokenDraft token) {
        tokens.change(entity.build());
        put(token);
        return reason(verifier.verify(presented, READ_INVOICE));
    }

    private String withAnotherSecret() {
        String body = presented.substring(0, 27) + "0".repeat(43);
        return body + ReferenceFormat.checksum(body);
    }

    private Verdict unknown() {
        return new Verdict.Refused(Reason.UNKNOWN, Optional.of(generated.id()), Optional.empty());
    }

    private Verdict refused(Reason reason, EntityToken token, Entity entity) {
        return new Verdict.Refused(
                reason,
                Optional.of(generated.id()),
                Optional.of(new StoredToken(token, generated.hash(), entity, true)));
    }

    private static Optional<Reason> reason(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused
                ? Optional.of(refused.reason())
                : Optional.empty();
    }
}
