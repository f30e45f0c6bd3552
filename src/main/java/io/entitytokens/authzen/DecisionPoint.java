package io.entitytokens.authzen;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.http.Unavailable;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Recipient;
import io.entitytokens.token.verify.Verdict;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientModel;

/** Decides for one caller, and has each decision counted and noted. */
final class DecisionPoint {

    private final TokenCheck check;
    private final ClientModel caller;

    DecisionPoint(TokenCheck check, ClientModel caller) {
        this.check = check;
        this.caller = caller;
    }

    /** Of a call that is answered with a 503, nothing is counted or noted: it comes again. */
    Object answer(EvaluationsRequest request) {
        List<Finding> findings = request.findings(this::find, this::admit);
        findings.forEach(each -> check.note(caller.getClientId(), each.demand(), each.verdict()));
        return request.answer(
                findings.stream()
                        .map(each -> Decision.of(each.verdict(), caller.getId()))
                        .toList());
    }

    private Finding find(Evaluation evaluation) {
        Demand demand = demand(evaluation);
        Verdict verdict = judge(evaluation, demand);
        if (verdict instanceof Verdict.Refused refused && refused.reason() == Reason.UNAVAILABLE) {
            throw Unavailable.exception();
        }
        return new Finding(demand, verdict);
    }

    private Finding admit(Finding finding) {
        return new Finding(finding.demand(), check.admit(finding.demand(), finding.verdict()));
    }

    private Demand demand(Evaluation evaluation) {
        return new Demand(
                        caller.getRealm().getId(),
                        false,
                        evaluation.resourceId(),
                        evaluation
                                .permission()
                                .map(permission -> Permissions.of(permission))
                                .orElse(Permissions.NONE),
                        Recipient.caller(caller.getId()))
                .from(evaluation.subject().address());
    }

    private Verdict judge(Evaluation evaluation, Demand demand) {
        Optional<Reason> objection = evaluation.objection();
        if (objection.isPresent()) {
            return Verdict.Refused.outright(objection.get());
        }
        Verdict verdict = check.verify(evaluation.subject().presented(), demand);
        boolean isRetired = verdict.refusal().flatMap(Verdict.Refused::retired).isPresent();
        return isRetired || evaluation.subject().isNamedBy(verdict)
                ? verdict
                : Verdict.Refused.ofWrongId(Subject.judged(verdict));
    }
}
