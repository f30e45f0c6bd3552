package io.entitytokens.gateway;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.http.Credentials;
import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Answers a gateway: reads the credential, has it judged and noted. */
public final class ForwardAuth {

    private static final String PATH_FORM = "/entity-tokens/authorize/";

    private final KeycloakSession session;
    private final TokenCheck check;

    private ForwardAuth(KeycloakSession session, TokenCheck check) {
        this.session = session;
        this.check = check;
    }

    /** The query form: nginx, Caddy, Traefik. */
    public static AuthorizeResource byQuery(KeycloakSession session, TokenCheck check) {
        return new AuthorizeResource(
                () ->
                        new ForwardAuth(session, check)
                                .answer(
                                        QueryForm.of(
                                                ReceivedRequest.current().query(),
                                                request(session).getHttpHeaders())));
    }

    /**
     * The path form: Envoy.
     *
     * @param routed what follows {@code authorize/}, decoded
     */
    public static AuthorizeResource byPath(
            KeycloakSession session, TokenCheck check, String routed) {
        return new AuthorizeResource(
                () ->
                        new ForwardAuth(session, check)
                                .answer(
                                        PathForm.of(
                                                afterAuthorize(ReceivedRequest.current().path()),
                                                routed,
                                                request(session).getHttpMethod())));
    }

    /** Empty where it is written otherwise, encoded for one: nobody can tell where it begins. */
    private static String afterAuthorize(String path) {
        int start = path.indexOf(PATH_FORM);
        return start < 0 ? "" : path.substring(start + PATH_FORM.length());
    }

    private static HttpRequest request(KeycloakSession session) {
        return session.getContext().getHttpRequest();
    }

    private Response answer(ForwardAuthRequest request) {
        RealmModel realm = session.getContext().getRealm();
        Demand demand = demand(realm, request).from(check.callerAddress());
        Verdict verdict = check.admit(demand, judge(request, demand));
        // A gateway is no client of the realm: events name the one that a token stands for.
        check.note(BuiltInClients.ISSUING_CLIENT_ID, demand, verdict);
        // They are for browsers. Keycloak would read the request's content type for them, and fail
        // at what is none.
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        return new ForwardAuthResponse(realm.getName()).of(verdict, demand);
    }

    private static Demand demand(RealmModel realm, ForwardAuthRequest request) {
        if (request instanceof ForwardAuthRequest.Clear clear) {
            return new Demand(realm.getId(), clear.entityName(), clear.permissions());
        }
        return new Demand(
                realm.getId(),
                ((ForwardAuthRequest.Refused) request).entityName(),
                Permissions.NONE);
    }

    private Verdict judge(ForwardAuthRequest request, Demand demand) {
        Optional<Reason> objection = check.objection();
        if (objection.isPresent()) {
            return Verdict.Refused.outright(objection.get());
        }
        if (request instanceof ForwardAuthRequest.Refused refused
                && refused.reason() == Reason.INCOMPLETE_REQUEST) {
            return Verdict.Refused.outright(refused.reason());
        }
        List<String> credentials =
                Credentials.in(session.getContext().getHttpRequest().getHttpHeaders());
        if (credentials.size() != 1) {
            return Verdict.Refused.outright(
                    credentials.isEmpty() ? Reason.NO_CREDENTIAL : Reason.SEVERAL_CREDENTIALS);
        }
        if (request instanceof ForwardAuthRequest.Refused refused) {
            return Verdict.Refused.outright(refused.reason());
        }
        return check.verify(credentials.get(0), demand);
    }
}
