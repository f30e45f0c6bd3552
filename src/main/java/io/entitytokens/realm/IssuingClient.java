package io.entitytokens.realm;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Reason;
import io.entitytokens.token.store.IssuingClientStore;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.store.TokenCache;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * The client {@code entity-tokens} of a realm: JWTs are issued by it, its service account is the
 * subject of all of them, and systems that know only a client id and a secret come as it. Which
 * client that is stands in a table of ours, by its internal id. What stands on a client says
 * nothing: whoever manages clients can write it. {@link IssuingClientSetup} makes it.
 */
public final class IssuingClient {

    /** Our authenticator, which accepts an entity token in place of a client's secret. */
    public static final String AUTHENTICATOR = "entity-token";

    static final String CLIENT_ID = BuiltInClients.ISSUING_CLIENT_ID;

    /** Only a hint: for releases that know no table, and for what comes from a realm's export. */
    static final String MARK = "entity-tokens.managed";

    private final KeycloakSession session;
    private final RealmModel realm;

    public IssuingClient(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * @return ours, by whatever id it goes; not somebody else's
     * @throws LookupUnavailableException if that cannot be told now
     */
    public Optional<ClientModel> find() {
        return internalId().map(realm::getClientById);
    }

    private Optional<String> internalId() {
        return session.getProvider(TokenCache.class).issuingClient(realm.getId());
    }

    /**
     * Whether this is ours, by whatever id it goes.
     *
     * @throws LookupUnavailableException if that cannot be told now
     */
    public boolean is(ClientModel client) {
        return internalId().filter(client.getId()::equals).isPresent();
    }

    /**
     * @return the subject of what is issued for entity tokens; empty if the client or its service
     *     account is gone or switched off
     * @throws LookupUnavailableException if that cannot be told now
     */
    public Optional<UserModel> subject() {
        return find().filter(ClientModel::isEnabled)
                .filter(ClientModel::isServiceAccountsEnabled)
                .flatMap(this::account)
                .filter(UserModel::isEnabled);
    }

    /** None where users were given its link: Keycloak itself says then that it cannot tell. */
    Optional<UserModel> account(ClientModel client) {
        try {
            return Optional.ofNullable(session.users().getServiceAccount(client));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /**
     * @return why nothing is issued, and nothing is active, in this realm now; or empty
     */
    public Optional<Reason> objection() {
        try {
            return subject().isPresent() ? Optional.empty() : Optional.of(Reason.ISSUER_DISABLED);
        } catch (LookupUnavailableException e) {
            return Optional.of(Reason.UNAVAILABLE);
        }
    }

    /** Keycloak gives every client the realm's default scopes; none of them means anything here. */
    void settleScopes(ClientModel client) {
        for (boolean isDefault : new boolean[] {true, false}) {
            client.getClientScopes(isDefault).values().forEach(client::removeClientScope);
        }
        for (Permission permission : Permission.values()) {
            client.addClientScope(scope(permission), false);
        }
    }

    /**
     * The realm's scope of this permission; made if it is not there.
     *
     * @throws IdTakenException if the realm has one of its name that clients like ours cannot have
     */
    ClientScopeModel scope(Permission permission) {
        ClientScopeModel scope = KeycloakModelUtils.getClientScopeByName(realm, permission.scope());
        if (scope != null && !OIDCLoginProtocol.LOGIN_PROTOCOL.equals(scope.getProtocol())) {
            throw new IdTakenException(
                    permission.scope(),
                    "The realm has a client scope of this name that is not for OpenID Connect, as"
                            + " the client "
                            + CLIENT_ID
                            + " needs it");
        }
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

    /**
     * Takes back all that {@link IssuingClientSetup} made: without us, pages of Keycloak would fail
     * by it.
     */
    void remove() {
        IssuingClientStore clients = session.getProvider(Store.class).issuingClients();
        clients.find(realm.getId()).map(realm::getClientById).ifPresent(this::remove);
        for (Permission permission : Permission.values()) {
            ClientScopeModel scope =
                    KeycloakModelUtils.getClientScopeByName(realm, permission.scope());
            if (scope != null && Boolean.parseBoolean(scope.getAttribute(MARK))) {
                realm.removeClientScope(scope.getId());
            }
        }
        new TokenExecution(realm).remove();
    }

    private void remove(ClientModel client) {
        account(client).ifPresent(account -> session.users().removeUser(realm, account));
        realm.removeClient(client.getId());
    }
}
