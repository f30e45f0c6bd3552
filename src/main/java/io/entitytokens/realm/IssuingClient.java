package io.entitytokens.realm;

import io.entitytokens.token.Reason;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.store.TokenCache;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

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
}
