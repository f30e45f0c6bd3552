package io.entitytokens.gateway;

import io.entitytokens.audit.Door;
import io.entitytokens.door.Doorkeeper;
import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Reason;
import io.entitytokens.token.Verdict;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Answers a gateway: reads the credential, has it judged and noted. */
final class ForwardAuth {

    private final KeycloakSession session;
    private final Doorkeeper doorkeeper;

    ForwardAuth(KeycloakSession session) {
        this.session = session;
        this.doorkeeper = new Doorkeeper(session, Door.FORWARD_AUTH);
    }

    Response answer(Question question) {
        RealmModel realm = session.getContext().getRealm();
        Demand demand = demand(realm, question);
        Verdict verdict = judge(question, demand);
        // A gateway is no client of the realm: events name the one that a token stands for.
        doorkeeper.note(BuiltInClients.ISSUING_CLIENT_ID, demand, verdict);
        // Keycloak takes a 200 without a content type for a mistake; here there is no content.
        session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
        return new Answers(realm.getName()).of(verdict, demand);
    }

    private static Demand demand(RealmModel realm, Question question) {
        if (question instanceof Question.Clear clear) {
            return new Demand(realm.getId(), clear.entityName(), clear.permissions());
        }
        return new Demand(realm.getId(), ((Question.Refused) question).entityName(), Set.of());
    }

    private Verdict judge(Question question, Demand demand) {
        Optional<Reason> objection = doorkeeper.objection();
        if (objection.isPresent()) {
            return Verdict.Refused.outright(objection.get());
        }
        if (question instanceof Question.Refused refused
                && refused.reason() == Reason.INCOMPLETE_REQUEST) {
            return Verdict.Refused.outright(refused.reason());
        }
        List<String> credentials =
                Credentials.in(session.getContext().getHttpRequest().getHttpHeaders());
        if (credentials.size() != 1) {
            return Verdict.Refused.outright(
                    credentials.isEmpty() ? Reason.NO_CREDENTIAL : Reason.SEVERAL_CREDENTIALS);
        }
        if (question instanceof Question.Refused refused) {
            return Verdict.Refused.outright(refused.reason());
        }
        return doorkeeper.verify(credentials.get(0), demand);
    }
}
