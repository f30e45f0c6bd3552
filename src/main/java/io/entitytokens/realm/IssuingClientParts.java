package io.entitytokens.realm;

import io.entitytokens.token.store.Store;
import java.util.List;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** What makes a client the issuing client: its settings, its scopes and its service account. */
final class IssuingClientParts {

    static final String SERVICE_ACCOUNT = "service-account-" + IssuingClient.CLIENT_ID;

    private static final int LIFESPAN_SECONDS = 300;

    /** What an admin may choose, see docs/admin.md; every other attribute goes. */
    private static final Set<String> ATTRIBUTES =
            Set.of(
                    IssuingClient.MARK,
                    OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN,
                    "access.token.signed.response.alg",
                    "access.token.header.type.rfc9068",
                    "tls.client.certificate.bound.access.tokens",
                    "dpop.bound.access.tokens");

    /** Mappers of this extension: they shape claims, and give nothing that was not granted. */
    private static final String OUR_MAPPERS = "entity-";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;

    IssuingClientParts(KeycloakSession session, RealmModel realm, ClientModel client) {
        this.session = session;
        this.realm = realm;
        this.client = client;
    }

    /** What only a new client gets: the rest of it is an admin's choice. */
    void introduce() {
        client.setName("Entity Tokens");
        client.setDescription("Issues JWTs for entity tokens, which stand for its secret");
        client.setAttribute(
                OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN, Integer.toString(LIFESPAN_SECONDS));
    }

    /** Sets all by which somebody could come in as this client, or get more than it issues. */
    void settle() {
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        client.setClientAuthenticatorType(IssuingClient.AUTHENTICATOR);
        client.setSecret(null);
        client.setRegistrationToken(null);
        client.setPublicClient(false);
        client.setBearerOnly(false);
        client.setStandardFlowEnabled(false);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setConsentRequired(false);
        client.setFullScopeAllowed(false);
        client.setRedirectUris(Set.of());
        client.setWebOrigins(Set.of());
        client.setRootUrl(null);
        client.setBaseUrl(null);
        client.setManagementUrl(null);
        List.copyOf(client.getAuthenticationFlowBindingOverrides().keySet())
                .forEach(client::removeAuthenticationFlowBindingOverride);
        client.getProtocolMappersStream()
                .filter(mapper -> !mapper.getProtocolMapper().startsWith(OUR_MAPPERS))
                .toList()
                .forEach(client::removeProtocolMapper);
        client.getScopeMappingsStream().toList().forEach(client::deleteScopeMapping);
        List.copyOf(client.getAttributes().keySet()).stream()
                .filter(attribute -> !ATTRIBUTES.contains(attribute))
                .forEach(client::removeAttribute);
        client.setAttribute(IssuingClient.MARK, "true");
        new IssuingClientScopes(realm).settle(client);
        new TokenExecution(realm).ensure();
    }

    /**
     * Makes the service account, unless it is there or switched off.
     *
     * @return whether it has been made
     * @throws IdTakenException if a user has its name
     */
    boolean ensureAccount() {
        boolean lacking = lackAccount();
        if (lacking) {
            makeAccount();
        }
        return lacking;
    }

    boolean lackAccount() {
        return client.isServiceAccountsEnabled() && !hasAccount();
    }

    /** Keycloak cannot tell which it is where several users are linked to the client. */
    private boolean hasAccount() {
        try {
            return session.users().getServiceAccount(client) != null;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Without the roles and groups that users have by default: it may do nothing. */
    private void makeAccount() {
        UserModel namesake = session.users().getUserByUsername(realm, SERVICE_ACCOUNT);
        if (namesake != null && !isOfClientThatIsGone(namesake)) {
            throw new IdTakenException(
                    SERVICE_ACCOUNT,
                    "The realm has a user of this name, which the client "
                            + IssuingClient.CLIENT_ID
                            + " needs for its service account");
        }
        if (namesake != null) {
            session.users().removeUser(realm, namesake);
        }
        UserModel account = addUser();
        account.setEnabled(true);
        account.setServiceAccountClientLink(client.getId());
    }

    /** Keycloak writes at once, and says of every constraint that there is a duplicate. */
    private UserModel addUser() {
        // So that nothing but the user is still to be written, and nothing but its name is taken.
        session.getProvider(Store.class).flush();
        try {
            return session.users().addUser(realm, null, SERVICE_ACCOUNT, false, false);
        } catch (ModelDuplicateException e) {
            throw new IdTakenException(
                    SERVICE_ACCOUNT,
                    "Somebody has just made a user of this name, which the client "
                            + IssuingClient.CLIENT_ID
                            + " needs for its service account");
        }
    }

    private boolean isOfClientThatIsGone(UserModel user) {
        String link = user.getServiceAccountClientLink();
        return link != null && realm.getClientById(link) == null;
    }

    /** Takes what an import gave to the service account, if it is there yet. */
    void settleAccount() {
        new IssuingClient(session, realm).account(client).ifPresent(IssuingClientParts::strip);
    }

    private static void strip(UserModel account) {
        List<RoleModel> roles = account.getRoleMappingsStream().toList();
        roles.forEach(account::deleteRoleMapping);
        List<GroupModel> groups = account.getGroupsStream().toList();
        groups.forEach(account::leaveGroup);
    }

    /** Whether it says that it is ours; anybody can make a client that does. */
    boolean lookLikeOurs() {
        return Boolean.parseBoolean(client.getAttribute(IssuingClient.MARK))
                && IssuingClient.AUTHENTICATOR.equals(client.getClientAuthenticatorType());
    }

    /** Whether there is no other way in, and nothing more to get, than with ours. */
    boolean areClosed() {
        return OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol())
                && !client.isPublicClient()
                && !client.isBearerOnly()
                && !client.isStandardFlowEnabled()
                && !client.isImplicitFlowEnabled()
                && !client.isDirectAccessGrantsEnabled()
                && !client.isFullScopeAllowed()
                && client.getAuthenticationFlowBindingOverrides().isEmpty()
                && client.getRedirectUris().isEmpty()
                && client.getWebOrigins().isEmpty();
    }
}
