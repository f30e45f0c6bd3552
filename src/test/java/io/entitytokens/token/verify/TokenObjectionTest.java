package io.entitytokens.token.verify;

import static io.entitytokens.token.verify.PresentedToken.NOW;
import static io.entitytokens.token.verify.PresentedToken.READ_INVOICE;
import static io.entitytokens.token.verify.PresentedToken.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.Reason;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of all that can be said against the state of a token, the first in order is told. */
final class TokenObjectionTest {

    private final PresentedToken sap = new PresentedToken();

    /** One objection after the other is removed: the first of those that are left is told. */
    @Test
    void firstOfSeveralObjectionsIsTold() {
        EntityDraft entity = EntityDraft.invoice().named("customer").disabled();
        TokenDraft token =
                sap.draft()
                        .permissions(Permissions.of(Permission.WRITE))
                        .disabled()
                        .expires(NOW - 1)
                        .revoked(NOW - 1);
        assertThat(objection(entity, token)).contains(Reason.REVOKED);

        token =
                sap.draft()
                        .permissions(Permissions.of(Permission.WRITE))
                        .disabled()
                        .expires(NOW - 1);
        assertThat(objection(entity, token)).contains(Reason.EXPIRED);

        token = sap.draft().permissions(Permissions.of(Permission.WRITE)).disabled();
        assertThat(objection(entity, token)).contains(Reason.ENTITY_DISABLED);

        entity = EntityDraft.invoice().named("customer");
        assertThat(objection(entity, token)).contains(Reason.DISABLED);

        token = sap.draft().permissions(Permissions.of(Permission.WRITE));
        assertThat(objection(entity, token)).contains(Reason.WRONG_ENTITY);

        entity = EntityDraft.invoice();
        assertThat(objection(entity, token)).contains(Reason.MISSING_PERMISSION);

        token = sap.draft().permissions(Permissions.of(Permission.READ));
        assertThat(objection(entity, token)).isEmpty();
    }

    @Test
    void eachObjectionAloneIsTold() {
        EntityDraft invoice = EntityDraft.invoice();
        assertThat(objection(invoice, sap.draft().revoked(NOW - 1))).contains(Reason.REVOKED);
        assertThat(objection(invoice, sap.draft().expires(NOW - 1))).contains(Reason.EXPIRED);
        assertThat(objection(EntityDraft.invoice().disabled(), sap.draft()))
                .contains(Reason.ENTITY_DISABLED);
        assertThat(objection(invoice, sap.draft().disabled())).contains(Reason.DISABLED);
        assertThat(objection(EntityDraft.invoice().named("customer"), sap.draft()))
                .contains(Reason.WRONG_ENTITY);
        assertThat(objection(invoice, sap.draft().permissions(Permissions.of(Permission.WRITE))))
                .contains(Reason.MISSING_PERMISSION);
    }

    @Test
    void tokenIsExpiredFromItsExpiryOn() {
        EntityDraft invoice = EntityDraft.invoice();
        assertThat(objection(invoice, sap.draft().expires(NOW))).contains(Reason.EXPIRED);
        assertThat(objection(invoice, sap.draft().expires(NOW - 1))).contains(Reason.EXPIRED);
        assertThat(objection(invoice, sap.draft().expires(0L))).contains(Reason.EXPIRED);
        assertThat(objection(invoice, sap.draft().expires(NOW + 1))).isEmpty();
        assertThat(objection(invoice, sap.draft().expires(TokenSettings.MAX_TIMESTAMP))).isEmpty();
        assertThat(objection(invoice, sap.draft().expires(null))).isEmpty();
    }

    @Test
    void tokenThatBreaksARuleIsRefusedAfterItsStateAndBeforeWhatItIsFor() {
        sap.tokens.rule(PolicyDraft.rules().expiryRequired(true).enforceFrom(NOW).build());

        assertThat(objection(EntityDraft.invoice(), sap.draft().disabled()))
                .contains(Reason.DISABLED);
        assertThat(objection(EntityDraft.invoice().named("customer"), sap.draft()))
                .contains(Reason.POLICY_VIOLATION);
        assertThat(objection(EntityDraft.invoice(), sap.draft().expires(NOW + 1))).isEmpty();
        assertThat(objection(EntityDraft.invoice(), sap.draft().exempt())).isEmpty();
    }

    /** Whoever reads the verdict sees nothing else. */
    @Test
    void verdictHasThePermissionsThatAreLeft() {
        sap.tokens.rule(PolicyDraft.rules().permissions(Permission.READ).enforceFrom(NOW).build());
        sap.put(sap.draft());

        Verdict read = sap.verifier.verify(sap.secret, READ_INVOICE);
        Verdict write =
                sap.verifier.verify(
                        sap.secret,
                        new Demand(EntityDraft.REALM, "invoice", Permissions.of(Permission.WRITE)));

        assertThat(((Verdict.Accepted) read).token().permissions())
                .isEqualTo(Permissions.of(Permission.READ));
        assertThat(reason(write)).contains(Reason.MISSING_PERMISSION);
    }

    @Test
    void rulesOfTheFutureRefuseNothing() {
        sap.tokens.rule(
                PolicyDraft.rules()
                        .expiryRequired(true)
                        .permissions(Permission.WRITE)
                        .enforceFrom(NOW + 1)
                        .build());

        assertThat(objection(EntityDraft.invoice(), sap.draft())).isEmpty();
    }

    private Optional<Reason> objection(EntityDraft entity, TokenDraft token) {
        sap.tokens.change(entity.build());
        sap.put(token);
        return reason(sap.verifier.verify(sap.secret, READ_INVOICE));
    }
}
