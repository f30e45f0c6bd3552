package io.entitytokens.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.IpAddress;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.HolderAddress;
import io.entitytokens.token.verify.Verdict;
import io.entitytokens.token.verify.Verdicts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class VerdictEventTest {

    private static final String IP = "10.0.0.1";
    private static final Entity INVOICE = EntityDraft.invoice().build();
    private static final EntityToken SAP = TokenDraft.sap().build();
    private static final TokenId ID = SAP.id();
    private static final StoredToken STORED = StoredDraft.of(SAP).in(INVOICE).build();
    private static final Demand READ_INVOICE = demand("invoice");

    @Test
    void acceptedEventShowsTokenEntityPermissionAndEndpoint() {
        VerdictEvent event = event(READ_INVOICE, Verdicts.accepted(STORED));

        assertThat(event.reason()).isNull();
        assertThat(event.tokenId()).isEqualTo(ID.value());
        assertThat(event.details())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "endpoint", "forward_auth",
                                "permission", "read",
                                "entity", "invoice",
                                "entity_id", INVOICE.id(),
                                "entity_token_id", ID.value(),
                                "entity_token_name", "SAP Invoice Integration"));
    }

    /** The event's own address is that of whoever tells it. */
    @Test
    void addressThatAResourceServerTellsIsShown() {
        HolderAddress told = HolderAddress.told(IpAddress.parse("192.0.2.7").orElseThrow());
        Verdict refused = Verdict.Refused.of(Reason.ADDRESS_NOT_ALLOWED, STORED);

        assertThat(event(READ_INVOICE.from(told), refused).details())
                .containsEntry("client_ip", "192.0.2.7");
        for (HolderAddress other :
                List.of(
                        HolderAddress.UNTOLD,
                        HolderAddress.NOT_JUDGED,
                        HolderAddress.ofConnection(IP))) {
            assertThat(event(READ_INVOICE.from(other), refused).details())
                    .doesNotContainKey("client_ip");
        }
    }

    @Test
    void severalPermissionsAreShownInOrder() {
        Demand all =
                new Demand(
                        EntityDraft.REALM,
                        "invoice",
                        Permissions.of(Permission.DELETE, Permission.READ));

        assertThat(event(all, Verdicts.accepted(STORED)).details())
                .containsEntry("permission", "read delete");
    }

    @ParameterizedTest
    @EnumSource(names = {"MALFORMED", "NO_CREDENTIAL", "SEVERAL_CREDENTIALS", "TLS_REQUIRED"})
    void refusalWithoutAKnownTokenShowsOnlyRequestAndReason(Reason reason) {
        VerdictEvent event = event(READ_INVOICE, Verdict.Refused.outright(reason));

        assertThat(event.reason()).isEqualTo(reason);
        assertThat(event.tokenId()).isNull();
        assertThat(event.details())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "endpoint", "forward_auth",
                                "permission", "read",
                                "reason", reason.value(),
                                "entity", "invoice"));
    }

    @Test
    void refusalOfAnUnknownTokenShowsItsId() {
        VerdictEvent event = event(READ_INVOICE, Verdict.Refused.of(Reason.UNKNOWN, ID));

        assertThat(event.details())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "endpoint", "forward_auth",
                                "permission", "read",
                                "reason", "unknown",
                                "entity", "invoice",
                                "entity_token_id", ID.value()));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "WRONG_SECRET",
                "EXPIRED",
                "ENTITY_DISABLED",
                "DISABLED",
                "MISSING_PERMISSION"
            })
    void refusalOfAStoredTokenShowsTokenAndEntity(Reason reason) {
        assertThat(event(READ_INVOICE, refused(reason)).details())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "endpoint", "forward_auth",
                                "permission", "read",
                                "reason", reason.value(),
                                "entity", "invoice",
                                "entity_id", INVOICE.id(),
                                "entity_token_id", ID.value(),
                                "entity_token_name", "SAP Invoice Integration"));
    }

    /** Then it can be told whether a client was late, and which one. */
    @Test
    void refusalOfARetiredSecretShowsWhichOneItWas() {
        Secret retired = GivenSecret.ending(3, 1_000, Cause.TIME);

        assertThat(event(READ_INVOICE, Verdict.Refused.retired(STORED, retired)).details())
                .containsEntry("reason", "retired_secret")
                .containsEntry("secret_generation", "3")
                .containsEntry("entity_token_id", ID.value());
    }

    @Test
    void requestedEntityIsShownOnlyIfTheTokenIsOfAnother() {
        assertThat(event(demand("customer"), refused(Reason.WRONG_ENTITY)).details())
                .containsEntry("entity", "invoice")
                .containsEntry("entity_id", INVOICE.id())
                .containsEntry("requested_entity", "customer");
        assertThat(event(READ_INVOICE, refused(Reason.MISSING_PERMISSION)).details())
                .doesNotContainKey("requested_entity");
    }

    /** Else anybody could write whatever they like into the log, without a token. */
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "Invoice",
                "in voice",
                "invoice\nuser=admin",
                "<script>alert(1)</script>",
                "${jndi:ldap://x}",
                "a2345678901234567890123456789012345678901234567890123456789012345",
                "ket_0UJg4EBGO3cQWJhXqJNbv5_FEgKooW5RLbIKrUYErGAWCWMtO7YYD7L8rb7x51oVyx0y3IFU"
            })
    void invalidNameOfARequestedEntityIsLeftOut(String name) {
        assertThat(event(demand(name), Verdict.Refused.outright(Reason.MALFORMED)).details())
                .containsOnlyKeys("endpoint", "permission", "reason");
        assertThat(event(demand(name), refused(Reason.WRONG_ENTITY)).details())
                .containsEntry("entity", "invoice")
                .doesNotContainKey("requested_entity")
                .doesNotContainValue(name);
    }

    @Test
    void keyOfAKnownTokenIsItsIdWhateverTheAddress() {
        VerdictEvent here = event("10.0.0.1", READ_INVOICE, refused(Reason.DISABLED));
        VerdictEvent there = event("10.0.0.2", READ_INVOICE, refused(Reason.DISABLED));

        assertThat(here.key()).isEqualTo(there.key());
        assertThat(here.key().subject()).isEqualTo(ID.value());
        assertThat(here.key())
                .isNotEqualTo(event("10.0.0.1", READ_INVOICE, refused(Reason.EXPIRED)).key());
    }

    @Test
    void keyWithoutAKnownTokenDependsOnTheAddress() {
        Verdict malformed = Verdict.Refused.outright(Reason.MALFORMED);

        assertThat(event("10.0.0.1", READ_INVOICE, malformed).key())
                .isEqualTo(event("10.0.0.1", demand("customer"), malformed).key())
                .isNotEqualTo(event("10.0.0.2", READ_INVOICE, malformed).key());
    }

    /** What is asked for is the client's to vary: it must not multiply the events of a flood. */
    @Test
    void keyOfARefusalIgnoresWhatWasRequested() {
        Demand write = new Demand(EntityDraft.REALM, "customer", Permissions.of(Permission.WRITE));

        assertThat(event(write, refused(Reason.WRONG_ENTITY)).key())
                .isEqualTo(event(READ_INVOICE, refused(Reason.WRONG_ENTITY)).key());
    }

    @Test
    void keyOfAUseDependsOnThePermissionButNotTheAddress() {
        Verdict accepted = Verdicts.accepted(STORED);
        Demand write = new Demand(EntityDraft.REALM, "invoice", Permissions.of(Permission.WRITE));

        assertThat(event("10.0.0.1", READ_INVOICE, accepted).key())
                .isEqualTo(event("10.0.0.2", READ_INVOICE, accepted).key())
                .isNotEqualTo(event("10.0.0.1", write, accepted).key());
    }

    private static Demand demand(String entity) {
        return new Demand(EntityDraft.REALM, entity, Permissions.of(Permission.READ));
    }

    private static Verdict refused(Reason reason) {
        return Verdict.Refused.of(reason, STORED);
    }

    private static VerdictEvent event(Demand demand, Verdict verdict) {
        return event(IP, demand, verdict);
    }

    private static VerdictEvent event(String ip, Demand demand, Verdict verdict) {
        return VerdictEvent.of(
                EntityDraft.REALM, "entity-tokens", ip, Endpoint.FORWARD_AUTH, demand, verdict);
    }
}
