package io.entitytokens.token.verify;

import static io.entitytokens.token.verify.PresentedToken.NOW;
import static io.entitytokens.token.verify.PresentedToken.READ_INVOICE;
import static io.entitytokens.token.verify.PresentedToken.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.IpAddress;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.ReferenceFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token may be used, if its list or that of its entity names networks. */
final class HolderAddressTest {

    private static final String INSIDE = "192.0.2.7";
    private static final String OUTSIDE = "203.0.113.9";

    private final PresentedToken sap = new PresentedToken();

    private static HolderAddress at(String literal) {
        return HolderAddress.ofConnection(literal);
    }

    private Optional<Reason> objection(EntityDraft entity, TokenDraft token, Demand demand) {
        sap.tokens.change(entity.build());
        sap.put(token);
        return reason(sap.verifier.verify(sap.secret, demand));
    }

    private Optional<Reason> from(String literal, EntityDraft entity, TokenDraft token) {
        return objection(entity, token, READ_INVOICE.from(at(literal)));
    }

    private static EntityDraft invoice() {
        return EntityDraft.invoice();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {INSIDE, OUTSIDE, "2001:db8::1", "unknown"})
    void withoutAListTheTokenIsGoodFromAnywhere(String literal) {
        assertThat(from(literal, invoice(), sap.draft())).isEmpty();
    }

    @Test
    void listOfTheTokenOrOfItsEntityLetsInItsNetworksAlone() {
        assertThat(from(INSIDE, invoice(), sap.draft().addresses("192.0.2.0/24"))).isEmpty();
        assertThat(from(INSIDE, invoice().addresses("192.0.2.0/24"), sap.draft())).isEmpty();
        assertThat(from(OUTSIDE, invoice(), sap.draft().addresses("192.0.2.0/24")))
                .contains(Reason.ADDRESS_NOT_ALLOWED);
        assertThat(from(OUTSIDE, invoice().addresses("192.0.2.0/24"), sap.draft()))
                .contains(Reason.ADDRESS_NOT_ALLOWED);
        assertThat(from("2001:db8::1", invoice(), sap.draft().addresses("0.0.0.0/0")))
                .contains(Reason.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void whereThereAreTwoListsBothMustLetIn() {
        EntityDraft site = invoice().addresses("192.0.2.0/24", "10.0.0.0/8");
        TokenDraft host = sap.draft().addresses(INSIDE, OUTSIDE);

        assertThat(from(INSIDE, site, host)).isEmpty();
        assertThat(from("10.1.2.3", site, host)).contains(Reason.ADDRESS_NOT_ALLOWED);
        assertThat(from(OUTSIDE, site, host)).contains(Reason.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void mappedAddressIsTheOneOfIpv4() {
        assertThat(from("::ffff:" + INSIDE, invoice(), sap.draft().addresses(INSIDE))).isEmpty();
        assertThat(from(INSIDE, invoice(), sap.draft().addresses("::ffff:" + INSIDE))).isEmpty();
    }

    /** Even where the list lets in all that there is. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "unknown", "192.0.2.7:80", "[::1]", "fe80::1%eth0", "127.1"})
    void addressThatNobodyKnowsIsRefusedWhereThereIsAList(String literal) {
        assertThat(from(literal, invoice(), sap.draft().addresses("0.0.0.0/0", "::/0")))
                .contains(Reason.ADDRESS_UNKNOWN);
        assertThat(from(literal, invoice().addresses("0.0.0.0/0", "::/0"), sap.draft()))
                .contains(Reason.ADDRESS_UNKNOWN);
    }

    /** Whoever forgets to tell where the holder is does not open anything. */
    @Test
    void demandThatSaysNothingOfTheHolderIsRefusedWhereThereIsAList() {
        assertThat(objection(invoice(), sap.draft().addresses("0.0.0.0/0"), READ_INVOICE))
                .contains(Reason.ADDRESS_UNKNOWN);
        assertThat(
                        objection(
                                invoice(),
                                sap.draft().addresses("0.0.0.0/0"),
                                READ_INVOICE.from(HolderAddress.UNTOLD)))
                .contains(Reason.ADDRESS_UNKNOWN);
    }

    @Test
    void addressStaysWithADemandThatIsNarrowedOrShut() {
        TokenDraft listed = sap.draft().addresses(INSIDE);
        Demand inside = READ_INVOICE.from(at(INSIDE));
        Demand outside = READ_INVOICE.from(at(OUTSIDE));

        assertThat(objection(invoice(), listed, inside.narrowedTo(Set.of()))).isEmpty();
        assertThat(objection(invoice(), listed, outside.narrowedTo(Set.of())))
                .contains(Reason.ADDRESS_NOT_ALLOWED);
        assertThat(inside.shut(Reason.EXPIRED).address()).isEqualTo(at(INSIDE));
    }

    @Test
    void toldAddressIsJudgedAsOneOfAConnection() {
        HolderAddress told = HolderAddress.told(IpAddress.parse(INSIDE).orElseThrow());

        assertThat(objection(invoice(), sap.draft().addresses(INSIDE), READ_INVOICE.from(told)))
                .isEmpty();
        assertThat(objection(invoice(), sap.draft().addresses(OUTSIDE), READ_INVOICE.from(told)))
                .contains(Reason.ADDRESS_NOT_ALLOWED);
    }

    /** A JWT counts by the moment of its issue, and whoever gives a token up is heard anywhere. */
    @Test
    void issuedTokensAndSecretsAloneAreNotJudgedByAddress() {
        sap.put(sap.draft().addresses(INSIDE));

        assertThat(
                        reason(
                                sap.verifier.verifyIssued(
                                        sap.generated.id(), 1, READ_INVOICE.from(at(OUTSIDE)))))
                .isEmpty();
        assertThat(reason(sap.verifier.verifySecret(sap.secret, EntityDraft.REALM))).isEmpty();
    }

    /** Whoever has the secret elsewhere learns nothing of what the token is for. */
    @Test
    void addressComesAfterTheStateAndBeforeAllThatTellsOfTheToken() {
        EntityDraft customer = invoice().named("customer");
        TokenDraft listed =
                sap.draft().addresses(INSIDE).permissions(Permissions.of(Permission.WRITE));
        assertThat(from(OUTSIDE, customer, listed)).contains(Reason.ADDRESS_NOT_ALLOWED);
        assertThat(from(null, customer, listed)).contains(Reason.ADDRESS_UNKNOWN);
        assertThat(from(INSIDE, customer, listed)).contains(Reason.WRONG_ENTITY);

        assertThat(from(OUTSIDE, customer, sap.draft().addresses(INSIDE).expires(NOW)))
                .contains(Reason.EXPIRED);
        assertThat(from(OUTSIDE, customer, sap.draft().addresses(INSIDE).disabled()))
                .contains(Reason.DISABLED);
        assertThat(from(OUTSIDE, invoice().disabled(), sap.draft().addresses(INSIDE)))
                .contains(Reason.ENTITY_DISABLED);
        Demand caller =
                new Demand(
                                EntityDraft.REALM,
                                false,
                                "invoice",
                                Permissions.NONE,
                                Recipient.caller("stranger"))
                        .from(at(OUTSIDE));
        assertThat(
                        objection(
                                invoice().audience(Set.of("api")),
                                sap.draft().addresses(INSIDE),
                                caller))
                .contains(Reason.NOT_IN_AUDIENCE);
        assertThat(objection(invoice(), sap.draft().addresses(INSIDE), caller))
                .as("before it is told that there is no audience")
                .contains(Reason.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void wrongSecretComesFirst() {
        sap.put(sap.draft().addresses(INSIDE));
        String body = sap.secret.substring(0, 27) + "0".repeat(43);

        assertThat(
                        reason(
                                sap.verifier.verify(
                                        body + ReferenceFormat.checksum(body),
                                        READ_INVOICE.from(at(OUTSIDE)))))
                .contains(Reason.WRONG_SECRET);
    }
}
