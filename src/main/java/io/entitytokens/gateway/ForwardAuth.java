package io.entitytokens.gateway;

import io.entitytokens.audit.Audit;
import io.entitytokens.audit.Door;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Reason;
import io.entitytokens.token.Store;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.TokenVerifier;
import io.entitytokens.token.Verdict;
import io.entitytokens.usage.UseRecorder;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Answers a gateway: reads the credential, has it judged, notes the verdict, queues the use. */
final class ForwardAuth {

    private static final Door DOOR = Door.FORWARD_AUTH;

    private final KeycloakSession session;
    private final Clock clock = Clock.systemUTC();

    ForwardAuth(KeycloakSession session) {
        this.session = session;
    }

    Response answer(Question question) {
        RealmModel realm = session.getContext().getRealm();
        Demand demand = demand(realm, question);
        Verdict verdict = judge(realm, question, demand);
        session.getProvider(Audit.class).note(realm, DOOR, demand, verdict);
        if (verdict instanceof Verdict.Accepted accepted) {
            session.getProvider(UseRecorder.class).record(use(accepted, demand));
        }
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

    private Verdict judge(RealmModel realm, Question question, Demand demand) {
        if (!realm.isEnabled()) {
            return Verdict.Refused.outright(Reason.REALM_DISABLED);
        }
        if (isTlsMissing(realm)) {
            return Verdict.Refused.outright(Reason.TLS_REQUIRED);
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
        return new TokenVerifier(id -> session.getProvider(Store.class).tokens().find(id), clock)
                .verify(credentials.get(0), demand);
    }

    /** Keycloak asks this at its own endpoints only. */
    private boolean isTlsMissing(RealmModel realm) {
        KeycloakContext context = session.getContext();
        return !"https".equals(context.getUri().getBaseUri().getScheme())
                && realm.getSslRequired().isRequired(context.getConnection());
    }

    private TokenUse use(Verdict.Accepted accepted, Demand demand) {
        return TokenUse.once(
                accepted.token().id(),
                clock.millis(),
                session.getContext().getConnection().getRemoteHost(),
                DOOR.value(),
                demand.permissions());
    }
}
