package io.entitytokens.authzen;

import io.entitytokens.door.Doorkeeper;
import io.entitytokens.door.Unavailable;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Reason;
import io.entitytokens.token.Recipient;
import io.entitytokens.token.Verdict;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;

/** Decides for one caller, and has each decision noted. */
final class DecisionPoint {

    private final Doorkeeper doorkeeper;
    private final ClientModel caller;

    DecisionPoint(Doorkeeper doorkeeper, ClientModel caller) {
        this.doorkeeper = doorkeeper;
        this.caller = caller;
    }

    Decision decide(Question question) {
        Demand demand = demand(question);
        Verdict verdict = judge(question, demand);
        doorkeeper.note(caller.getClientId(), demand, verdict);
        if (verdict instanceof Verdict.Refused refused && refused.reason() == Reason.UNAVAILABLE) {
            throw Unavailable.exception();
        }
        return Decision.of(verdict, caller.getId());
    }

    private Demand demand(Question question) {
        return new Demand(
                caller.getRealm().getId(),
                false,
                question.resourceId(),
                question.permission().map(Set::of).orElse(Set.of()),
                Recipient.caller(caller.getId()));
    }

    private Verdict judge(Question question, Demand demand) {
        Optional<Reason> objection = question.objection();
        if (objection.isPresent()) {
            return Verdict.Refused.outright(objection.get());
        }
        Verdict verdict = doorkeeper.verify(question.subject().presented(), demand);
        return question.subject().isNamedBy(verdict)
                ? verdict
                : new Verdict.Refused(Reason.WRONG_ID, Subject.judged(verdict), Optional.empty());
    }
}
