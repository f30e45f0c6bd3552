package io.entitytokens.authzen;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.http.Unavailable;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.Recipient;
import io.entitytokens.token.Verdict;
import java.util.Optional;
import org.keycloak.models.ClientModel;

/** Decides for one caller, and has each decision noted. */
final class DecisionPoint {

    private final TokenCheck check;
    private final ClientModel caller;

    DecisionPoint(TokenCheck check, ClientModel caller) {
        this.check = check;
        this.caller = caller;
    }

    Decision decide(Evaluation question) {
        Demand demand = demand(question);
        Verdict verdict = judge(question, demand);
        check.note(caller.getClientId(), demand, verdict);
        if (verdict instanceof Verdict.Refused refused && refused.reason() == Reason.UNAVAILABLE) {
            throw Unavailable.exception();
        }
        return Decision.of(verdict, caller.getId());
    }

    private Demand demand(Evaluation question) {
        return new Demand(
                caller.getRealm().getId(),
                false,
                question.resourceId(),
                question.permission()
                        .map(permission -> Permissions.of(permission))
                        .orElse(Permissions.NONE),
                Recipient.caller(caller.getId()));
    }

    private Verdict judge(Evaluation question, Demand demand) {
        Optional<Reason> objection = question.objection();
        if (objection.isPresent()) {
            return Verdict.Refused.outright(objection.get());
        }
        Verdict verdict = check.verify(question.subject().presented(), demand);
        return question.subject().isNamedBy(verdict)
                ? verdict
                : new Verdict.Refused(Reason.WRONG_ID, Subject.judged(verdict), Optional.empty());
    }
}
