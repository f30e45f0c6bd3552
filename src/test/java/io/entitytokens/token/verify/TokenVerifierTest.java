package io.entitytokens.token.verify;

import static io.entitytokens.token.verify.PresentedToken.NOW;
import static io.entitytokens.token.verify.PresentedToken.READ_INVOICE;
import static io.entitytokens.token.verify.PresentedToken.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.PermissionsTest;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.ReferenceFormat;
import io.entitytokens.token.format.TokenFormat;
import io.entitytokens.token.format.TokenHash;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenVerifierTest {

    private final PresentedToken sap = new PresentedToken();
    private final TokenFormat.Generated generated = sap.generated;
    private final String presented = sap.secret;
    private final MemoryTokens tokens = sap.tokens;
    private final TokenVerifier verifier = sap.verifier;

    @Test
    void goodTokenIsAcceptedWithItsEntityAfterOneLookup() {
        EntityToken token = sap.put(sap.draft());

        assertThat(verifier.verify(presented, READ_INVOICE))
                .isEqualTo(Verdicts.accepted(stored(token)));
        assertThat(tokens.lookups()).isOne();
    }

    @Test
    void tokenIsAcceptedOnlyIfItHasAllWantedPermissions() {
        for (Set<Permission> held : PermissionsTest.everySet()) {
            if (held.isEmpty()) {
                continue;
            }
            sap.put(sap.draft().permissions(held));
            for (Set<Permission> wanted : PermissionsTest.everySet()) {
                Verdict verdict =
                        verifier.verify(
                                presented,
                                new Demand(EntityDraft.REALM, "invoice", Permissions.of(wanted)));
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
    void textThatIsNoTokenIsMalformedWithoutALookup(String text) {
        assertThat(verifier.verify(text, READ_INVOICE))
                .isEqualTo(Verdict.Refused.outright(Reason.MALFORMED));
        assertThat(verifier.verify(null, READ_INVOICE))
                .isEqualTo(Verdict.Refused.outright(Reason.MALFORMED));
        assertThat(tokens.lookups()).isZero();
    }

    @Test
    void unstoredTokenIsUnknownAndOnlyItsIdIsTold() {
        assertThat(verifier.verify(presented, READ_INVOICE)).isEqualTo(unknown());
        assertThat(tokens.lookups()).isOne();
    }

    /** Neither accepted nor taken for unknown: both would be remembered by somebody. */
    @Test
    void failedLookupIsUnavailableAndOnlyTheIdIsTold() {
        sap.put(sap.draft());
        tokens.goAway();

        Verdict refused = Verdict.Refused.of(Reason.UNAVAILABLE, generated.id());
        assertThat(verifier.verify(presented, READ_INVOICE)).isEqualTo(refused);
        assertThat(verifier.verifyIssued(generated.id(), 1, READ_INVOICE)).isEqualTo(refused);
    }

    @Test
    void tokenOfADisabledRealmIsRefused() {
        sap.put(sap.draft());
        tokens.switchRealmOff();

        assertThat(reason(verifier.verify(presented, READ_INVOICE)))
                .contains(Reason.REALM_DISABLED);
        assertThat(reason(verifier.verifyIssued(generated.id(), 1, READ_INVOICE)))
                .contains(Reason.REALM_DISABLED);
    }

    @Test
    void shutDemandRefusesForItsReasonAndTellsTheToken() {
        sap.put(sap.draft());
        Demand shut = READ_INVOICE.shut(Reason.ISSUER_DISABLED);

        assertThat(reason(verifier.verify(presented, shut))).contains(Reason.ISSUER_DISABLED);
        assertThat(verifier.verify(presented, shut).refusal().orElseThrow().stored()).isPresent();
        assertThat(reason(verifier.verifyIssued(generated.id(), 1, shut)))
                .contains(Reason.ISSUER_DISABLED);
        assertThat(reason(verifier.verify(withAnotherSecret(), shut)))
                .contains(Reason.WRONG_SECRET);
    }

    @Test
    void tokenOfAnotherRealmIsUnknown() {
        sap.put(sap.draft());
        Demand elsewhere = new Demand("another realm", "invoice", Permissions.of(Permission.READ));

        assertThat(verifier.verify(presented, elsewhere)).isEqualTo(unknown());
    }

    @Test
    void tokenOfAnotherRealmWithWrongSecretIsUnknown() {
        sap.put(sap.draft());
        Demand elsewhere = new Demand("another realm", "invoice", Permissions.of(Permission.READ));

        assertThat(verifier.verify(withAnotherSecret(), elsewhere)).isEqualTo(unknown());
    }

    @Test
    void wrongSecretIsRefusedWithTokenAndEntity() {
        EntityToken token = sap.put(sap.draft());

        assertThat(verifier.verify(withAnotherSecret(), READ_INVOICE))
                .isEqualTo(Verdict.Refused.of(Reason.WRONG_SECRET, stored(token)));
    }

    @Test
    void wrongSecretComesBeforeEveryObjectionToTheState() {
        tokens.change(EntityDraft.invoice().named("customer").disabled().build());
        sap.put(
                sap.draft()
                        .disabled()
                        .expires(NOW - 1)
                        .permissions(Permissions.of(Permission.WRITE)));

        assertThat(reason(verifier.verify(withAnotherSecret(), READ_INVOICE)))
                .contains(Reason.WRONG_SECRET);
    }

    @Test
    void tokenHashedByAnUnknownSchemeIsRefused() {
        tokens.put(sap.draft().build(), new TokenHash("hmac-sha256", generated.hash().digest()));

        assertThat(reason(verifier.verify(presented, READ_INVOICE))).contains(Reason.WRONG_SECRET);
    }

    @Test
    void disabledTokenIsRefusedWithTokenAndEntity() {
        EntityToken token = sap.put(sap.draft().disabled());

        assertThat(verifier.verify(presented, READ_INVOICE))
                .isEqualTo(Verdict.Refused.of(Reason.DISABLED, stored(token)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invoice", "invoice ", " invoice", "invoices", "invoic", "", "*"})
    void inexactEntityNameIsRefusedAsWrongEntity(String name) {
        sap.put(sap.draft());

        assertThat(
                        reason(
                                verifier.verify(
                                        presented,
                                        new Demand(EntityDraft.REALM, name, Permissions.NONE))))
                .contains(Reason.WRONG_ENTITY);
    }

    @Test
    void missingEntityNameIsRefusedAsWrongEntity() {
        sap.put(sap.draft());

        assertThat(
                        reason(
                                verifier.verify(
                                        presented,
                                        new Demand(EntityDraft.REALM, null, Permissions.NONE))))
                .contains(Reason.WRONG_ENTITY);
    }

    private String withAnotherSecret() {
        String body = presented.substring(0, 27) + "0".repeat(43);
        return body + ReferenceFormat.checksum(body);
    }

    private Verdict unknown() {
        return Verdict.Refused.of(Reason.UNKNOWN, generated.id());
    }

    private StoredToken stored(EntityToken token) {
        return StoredDraft.of(token).hash(generated.hash()).build();
    }
}
