package io.entitytokens.authzen;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One call: who asks, what is asked, and the answer. Nobody's body is read who is not known. */
final class AccessCall {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final TokenCheck check;
    private final AuthzenResponse answers;

    AccessCall(KeycloakSession session, TokenCheck check) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.check = check;
        this.answers =
                new AuthzenResponse(
                        realm.getName(),
                        session.getContext()
                                .getHttpRequest()
                                .getHttpHeaders()
                                .getHeaderString(AuthzenResponse.REQUEST_ID));
    }

    /**
     * @param form what the body has to be
     */
    Response answer(InputStream body, Function<JsonObject, EvaluationsRequest> form) {
        Optional<Reason> objection = check.objection();
        if (objection.isPresent()) {
            return refuse(objection.get(), BuiltInClients.ISSUING_CLIENT_ID);
        }
        Caller caller = new PepAuthentication(session).authenticate();
        if (caller instanceof Caller.Unknown unknown) {
            return refuse(unknown.reason(), unknown.clientId());
        }
        ClientModel client = ((Caller.Known) caller).client();
        return client.isPublicClient()
                ? refuse(Reason.PUBLIC_CLIENT, client.getClientId())
                : answer(body, form, client);
    }

    private Response answer(
            InputStream body, Function<JsonObject, EvaluationsRequest> form, ClientModel client) {
        EvaluationsRequest questions;
        try {
            questions = form.apply(JsonObject.read(body));
        } catch (InvalidValueException e) {
            note(Reason.INCOMPLETE_REQUEST, client.getClientId());
            return answers.invalid(e);
        }
        return answers.decided(new DecisionPoint(check, client).answer(questions));
    }

    private Response refuse(Reason reason, String clientId) {
        note(reason, clientId);
        return answers.refused(reason);
    }

    private void note(Reason reason, String clientId) {
        check.note(
                clientId,
                new Demand(realm.getId(), null, Permissions.NONE),
                Verdict.Refused.outright(reason));
    }
}
