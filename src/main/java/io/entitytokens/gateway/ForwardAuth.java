package io.entitytokens.gateway;

import io.entitytokens.check.AskedRealm;
import io.entitytokens.check.RequestCheck;
import io.entitytokens.http.Credentials;
import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.http.Reply;
import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import java.util.List;
import java.util.Optional;

/** Answers a gateway: reads the question and the credential, has it judged and noted. */
public final class ForwardAuth {

    private static final String PATH_FORM = "/entity-tokens/authorize/";

    private final RequestCheck check;

    public ForwardAuth(RequestCheck check) {
        this.check = check;
    }

    /**
     * Answers the query form: nginx, Caddy, Traefik.
     *
     * @return empty if the check cannot tell; then nothing has been noted
     */
    public Optional<Reply> byQuery() {
        ReceivedRequest request = check.request();
        return answer(QueryForm.of(request.query(), request));
    }

    /**
     * Answers the path form: Envoy.
     *
     * @param routed what follows {@code authorize/}, decoded
     * @return empty if the check cannot tell; then nothing has been noted
     */
    public Optional<Reply> byPath(String routed) {
        ReceivedRequest request = check.request();
        return answer(PathForm.of(afterAuthorize(request.path()), routed, request.method()));
    }

    /** Empty where it is written otherwise, encoded for one: nobody can tell where it begins. */
    private static String afterAuthorize(String path) {
        int start = path.indexOf(PATH_FORM);
        return start < 0 ? "" : path.substring(start + PATH_FORM.length());
    }

    private Optional<Reply> answer(ForwardAuthRequest request) {
        AskedRealm realm = check.realm();
        Demand demand = demand(realm, request).from(check.callerAddress());
        Verdict verdict = check.admit(demand, judge(request, demand));
        // A gateway is no client of the realm: events name the one that a token stands for.
        return check.note(BuiltInClients.ISSUING_CLIENT_ID, demand, verdict)
                ? Optional.of(new ForwardAuthResponse(realm.name()).of(verdict, demand))
                : Optional.empty();
    }

    private static Demand demand(AskedRealm realm, ForwardAuthRequest request) {
        if (request instanceof ForwardAuthRequest.Clear clear) {
            return new Demand(realm.id(), clear.entityName(), clear.permissions());
        }
        return new Demand(
                realm.id(), ((ForwardAuthRequest.Refused) request).entityName(), Permissions.NONE);
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
        List<String> credentials = Credentials.in(check.request());
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
