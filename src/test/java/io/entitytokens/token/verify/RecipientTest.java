package io.entitytokens.token.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntitySettings;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenDraft;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** For whom a token is good. */
final class RecipientTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(0), ZoneOffset.UTC);
    private static final EntityToken SAP = TokenDraft.sap().build();
    private static final Recipient CALLER = Recipient.caller("api");

    private static Optional<Reason> objection(
            Entity entity, EntityToken token, Recipient recipient, Permission... permissions) {
        StoredToken stored = StoredDraft.of(token).in(entity).build();
        Verdict verdict =
                new TokenVerifier(id -> Optional.of(stored), id -> !id.equals("off"), CLOCK)
                        .verifyIssued(
                                token.id(),
                                1,
                                Demand.ofAnyEntity(
                                        EntityDraft.REALM, Permissions.of(permissions), recipient));
        return verdict instanceof Verdict.Refused refused
                ? Optional.of(refused.reason())
                : Optional.empty();
    }

    private static Entity entity(boolean enabled, String... audience) {
        Entity some = EntityDraft.invoice().build();
        return some.with(
                new EntitySettings(null, null, enabled, Set.of(audience), null, List.of()), 1);
    }

    @Test
    void callerInTheAudienceIsAccepted() {
        assertThat(objection(entity(true, "api", "other"), SAP, CALLER)).isEmpty();
    }

    @Test
    void callerOutsideTheAudienceIsRefusedBeforeStateIsChecked() {
        assertThat(
                        objection(
                                entity(false, "other"),
                                SAP.changed(SAP.settings().withEnabled(false), 0),
                                CALLER))
                .contains(Reason.NOT_IN_AUDIENCE);
    }

    @Test
    void missingAudienceIsRefusedOnlyWhereOneIsRequired() {
        assertThat(objection(entity(true), SAP, CALLER)).contains(Reason.NO_AUDIENCE);
        assertThat(objection(entity(true), SAP, Recipient.AUDIENCE)).contains(Reason.NO_AUDIENCE);
        assertThat(objection(entity(false), SAP, CALLER)).contains(Reason.ENTITY_DISABLED);
        assertThat(objection(entity(true), SAP, Recipient.UNNAMED)).isEmpty();
    }

    @Test
    void targetBeyondTheAudienceIsRefused() {
        Entity entity = entity(true, "api", "archive");

        assertThat(objection(entity, SAP, CALLER.with(Set.of("archive")))).isEmpty();
        assertThat(objection(entity, SAP, CALLER.with(Set.of("archive", "bank"))))
                .contains(Reason.WRONG_AUDIENCE);
    }

    @Test
    void disabledClientDoesNotCountAsAudience() {
        Entity entity = entity(true, "api", "off");

        assertThat(objection(entity, SAP, CALLER)).isEmpty();
        assertThat(objection(entity, SAP, CALLER.with(Set.of("off"))))
                .contains(Reason.WRONG_AUDIENCE);
        assertThat(objection(entity, SAP, Recipient.caller("off")))
                .contains(Reason.NOT_IN_AUDIENCE);
        assertThat(objection(entity(true, "off"), SAP, Recipient.AUDIENCE))
                .contains(Reason.NO_AUDIENCE);
        assertThat(objection(entity(true, "off"), SAP, Recipient.UNNAMED)).isEmpty();
    }
}
