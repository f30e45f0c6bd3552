package io.entitytokens.realm;

import io.entitytokens.token.Permission;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * The client {@code entity-tokens} of a realm: JWTs are issued by it, its service account is the
 * subject of all of them, and systems that know only a client id and a secret come as it. With it
 * come the client scopes of the permissions, and the execution that lets Keycloak ask our
 * authenticator. All of it carries a mark, so that what somebody else made is never taken for ours.
 */
public final class IssuingClient {

    /** Our authenticator, which accepts an entity token in place of a client's secret. */
    public static final String AUTHENTICATOR = "entity-token";

    private static final String CLIENT_ID = BuiltInClients.ISSUING_CLIENT_ID;
    private static final String MARK = "entity-tokens.managed";
    private static final String SERVICE_ACCOUNT = "service-account-" + CLIENT_ID;
    private static final int LIFESPAN_SECONDS = 300;

    private final KeycloakSession session;
    private final RealmModel realm;

    public IssuingClient(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * @return ours; not somebody else's of the same id
     */
    public Optional<ClientModel> find() {
        return Optional.ofNullable(realm.getClientByClientId(CLIENT_ID))
                .filter(client -> Boolean.parseBoolean(client.getAttribute(MARK)));
    }

    /** Whether this is ours, by whatever id it goes. */
    public boolean is(ClientModel client) {
        return find().filter(client::equals).isPresent();
    }

    /**
     * Finds it, or makes it, in a transaction of its own: whatever the request comes to, and
     * whoever else makes it at the same moment. What this transaction sees may be older than that:
     * on MariaDB and MySQL it reads all as of its beginning.
     *
     * @return false if somebody else has a client of that id, or it could not be made
     */
    public boolean ensure() {
        if (find().isPresent()) {
            return true;
        }
        if (realm.getClientByClientId(CLIENT_ID) == null) {
            try {
                apart(IssuingClient::make);
            } catch (ModelException e) {
                // Made by another request or another node: then it is there now.
            }
        }
        return apart(now -> now.find().isPresent());
    }

    private <T> T apart(Function<IssuingClient, T> job) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                other -> {
                    RealmModel same = other.realms().getRealm(realm.getId());
                    other.getContext().setRealm(same);
                    return job.apply(new IssuingClient(other, same));
                });
    }

    /**
     * @return the subject of what is issued for entity tokens; empty if the client is not ours, its
     *     service account has been switched off, or this transaction does not see it yet
     */
    public Optional<UserModel> subject() {
        return findOrMake().flatMap(this::subject);
    }

    /**
     * @param client ours
     * @return the subject of what is issued; empty if its service account has been switched off
     */
    public Optional<UserModel> subject(ClientModel client) {
        return Optional.ofNullable(session.users().getServiceAccount(client))
                .filter(UserModel::isEnabled);
    }

    /**
     * @return ours; empty if somebody else has a client of that id, it could not be made, or this
     *     transaction does not see it yet
     */
    public Optional<ClientModel> findOrMake() {
        Optional<ClientModel> found = find();
        return found.isPresent() || !ensure() ? found : find();
    }

    private ClientModel make() {
        ClientModel client = realm.addClient(CLIENT_ID);
        client.setName("Entity Tokens");
        client.setDescription("Issues JWTs for entity tokens, which stand for its secret");
        client.setAttribute(MARK, "true");
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        client.setClientAuthenticatorType(AUTHENTICATOR);
        client.setPublicClient(false);
        client.setBearerOnly(false);
        client.setStandardFlowEnabled(false);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setServiceAccountsEnabled(true);
        client.setAttribute(
                OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN, Integer.toString(LIFESPAN_SECONDS));
        // Without the roles and groups that users of the realm have by default: it may do nothing.
        UserModel account = session.users().addUser(realm, null, SERVICE_ACCOUNT, false, false);
        account.setEnabled(true);
        account.setServiceAccountClientLink(client.getId());
        // Keycloak gives every client the realm's default scopes; none of them means anything here.
        for (boolean isDefault : new boolean[] {true, false}) {
            client.getClientScopes(isDefault).values().forEach(client::removeClientScope);
        }
        for (Permission permission : Permission.values()) {
            client.addClientScope(scope(permission), false);
        }
        addExecution();
        return client;
    }

    private ClientScopeModel scope(Permission permission) {
        ClientScopeModel scope = KeycloakModelUtils.getClientScopeByName(realm, permission.scope());
        if (scope == null) {
            scope = realm.addClientScope(permission.scope());
            scope.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
            scope.setDescription("Entity tokens: " + permission.value());
            scope.setDisplayOnConsentScreen(false);
            scope.setIncludeInTokenScope(true);
            scope.setAttribute(MARK, "true");
        }
        return scope;
    }

    /** Last of all: clients with other authenticators never get as far. */
    private void addExecution() {
        AuthenticationFlowModel flow = realm.getClientAuthenticationFlow();
        if (executionOf(flow).isPresent()) {
            return;
        }
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setParentFlow(flow.getId());
        execution.setAuthenticator(AUTHENTICATOR);
        execution.setAuthenticatorFlow(false);
        execution.setRequirement(AuthenticationExecutionModel.Requirement.ALTERNATIVE);
        execution.setPriority(
                10
                        + realm.getAuthenticationExecutionsStream(flow.getId())
                                .mapToInt(AuthenticationExecutionModel::getPriority)
                                .max()
                                .orElse(0));
        realm.addAuthenticatorExecution(execution);
    }

    private Optional<AuthenticationExecutionModel> executionOf(AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .filter(execution -> AUTHENTICATOR.equals(execution.getAuthenticator()))
                .findFirst();
    }

    /** Takes back all that {@link #ensure} made: without us, pages of Keycloak would fail by it. */
    void remove() {
        find().ifPresent(client -> realm.removeClient(client.getId()));
        for (Permission permission : Permission.values()) {
            ClientScopeModel scope =
                    KeycloakModelUtils.getClientScopeByName(realm, permission.scope());
            if (scope != null && Boolean.parseBoolean(scope.getAttribute(MARK))) {
                realm.removeClientScope(scope.getId());
            }
        }
        realm.getAuthenticationFlowsStream()
                .flatMap(flow -> executionOf(flow).stream())
                .toList()
                .forEach(realm::removeAuthenticatorExecution);
    }
}
