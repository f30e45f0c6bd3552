package io.entitytokens.oauth.issue;

import io.entitytokens.realm.IssuingClient;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/**
 * The realm's own switch for all OAuth endpoints: nothing is issued, and nothing is active, while
 * the issuing client or its service account is switched off.
 */
public final class IssuerCheck {

    private IssuerCheck() {}

    /**
     * Has a token judged, and judged anew as refused if the switch is off. Whoever makes up tokens
     * is refused before anybody looks for the switch.
     */
    public static Verdict verify(
            KeycloakSession session, Demand demand, Function<Demand, Verdict> verifier) {
        Verdict verdict = verifier.apply(demand);
        if (verdict instanceof Verdict.Refused) {
            return verdict;
        }
        Optional<Reason> objection =
                new IssuingClient(session, session.getContext().getRealm()).objection();
        return objection.isEmpty() ? verdict : verifier.apply(demand.shut(objection.get()));
    }
}
