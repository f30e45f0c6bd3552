package io.entitytokens.realm;

import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * The execution that lets Keycloak ask our authenticator. It is the last of the realm's client
 * authentication: clients with other authenticators never get as far, and where a node is without
 * this extension, Keycloak fails at the execution.
 */
final class TokenExecution {

    private static final int STEP = 10;

    private final RealmModel realm;

    TokenExecution(RealmModel realm) {
        this.realm = realm;
    }

    /** Whether it is in the realm's flow, even if it is switched off there. */
    boolean isThere() {
        AuthenticationFlowModel flow = realm.getClientAuthenticationFlow();
        return flow != null && of(flow).findAny().isPresent();
    }

    /**
     * Adds it to the realm's flow, if it is not in there.
     *
     * @throws IdTakenException if the realm has no such flow
     */
    void ensure() {
        if (isThere()) {
            return;
        }
        AuthenticationFlowModel flow = realm.getClientAuthenticationFlow();
        if (flow == null) {
            throw new IdTakenException(
                    "clientAuthenticationFlow",
                    "The realm has no flow by which clients authenticate, which the client "
                            + IssuingClient.CLIENT_ID
                            + " needs");
        }
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setParentFlow(flow.getId());
        execution.setAuthenticator(IssuingClient.AUTHENTICATOR);
        execution.setAuthenticatorFlow(false);
        execution.setRequirement(AuthenticationExecutionModel.Requirement.ALTERNATIVE);
        execution.setPriority(
                STEP
                        + realm.getAuthenticationExecutionsStream(flow.getId())
                                .mapToInt(AuthenticationExecutionModel::getPriority)
                                .max()
                                .orElse(0));
        realm.addAuthenticatorExecution(execution);
    }

    private Stream<AuthenticationExecutionModel> of(AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .filter(
                        execution ->
                                IssuingClient.AUTHENTICATOR.equals(execution.getAuthenticator()));
    }

    /** Takes it out of every flow: without our authenticator, the flow's page would fail. */
    void remove() {
        realm.getAuthenticationFlowsStream()
                .flatMap(this::of)
                .toList()
                .forEach(realm::removeAuthenticatorExecution);
    }
}
