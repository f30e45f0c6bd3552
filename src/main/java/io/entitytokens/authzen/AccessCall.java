package io.entitytokens.authzen;

import io.entitytokens.audit.Door;
import io.entitytokens.door.Doorkeeper;
import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.token.Demand;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Reason;
import io.entitytokens.token.Verdict;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One call: who asks, what is asked, and the answer. Nobody's body is read who is not known. */
final class AccessCall {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Doorkeeper doorkeeper;
    private final Answers answers;

    AccessCall(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.doorkeeper = new Doorkeeper(session, Door.AUTHZEN);
        this.answers =
                new Answers(
                        realm.getName(),
                        session.getContext()
                                .getHttpRequest()
                                .getHttpHeaders()
                                .getHeaderString(Answers.REQUEST_ID));
    }

    /**
     * @param form what the body has to be
     */
    Response answer(InputStream body, Function<JsonObject, Questions> form) {
        Optional<Reason> objection = doorkeeper.objection();
        if (objection.isPresent()) {
            return refuse(objection.get(), BuiltInClients.ISSUING_CLIENT_ID);
        }
        Caller caller = new Callers(session).authenticate();
        if (caller instanceof Caller.Known known) {
            return known.client().isPublicClient()
                    ? refuse(Reason.PUBLIC_CLIENT, known.client().getClientId())
                    : answer(body, form, known.client());
        }
        return caller instanceof Caller.Unknown unknown
                ? refuse(unknown.reason(), BuiltInClients.ISSUING_CLIENT_ID)
                : answers.refused(Reason.UNAUTHENTICATED_CALLER);
    }

    private Response answer(
            InputStream body, Function<JsonObject, Questions> form, ClientModel client) {
        Questions questions;
        try {
            questions = form.apply(JsonObject.read(body));
        } catch (InvalidValueException e) {
            note(Reason.INCOMPLETE_REQUEST, client.getClientId());
            return answers.invalid(e);
        }
        return answers.decided(questions.answer(new DecisionPoint(doorkeeper, client)::decide));
    }

    private Response refuse(Reason reason, String clientId) {
        note(reason, clientId);
        return answers.refused(reason);
    }

    private void note(Reason reason, String clientId) {
        doorkeeper.note(
                clientId,
                new Demand(realm.getId(), null, Set.of()),
                Verdict.Refused.outright(reason));
    }
}
