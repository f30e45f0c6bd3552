package io.entitytokens.realm;

import io.entitytokens.token.store.DuplicateException;
import io.entitytokens.token.store.IssuingClientStore;
import io.entitytokens.token.store.Store;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;

/**
 * Makes the {@link IssuingClient} of a realm, and removes it, in the transaction of whoever wants
 * that.
 */
public final class IssuingClientSetup {

    private static final Logger LOG = Logger.getLogger(IssuingClientSetup.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Store store;
    private final IssuingClientStore clients;

    public IssuingClientSetup(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.store = session.getProvider(Store.class);
        this.clients = store.issuingClients();
    }

    /**
     * What has been done to a client.
     *
     * @param operation made, or given parts that it had lost
     */
    public record Change(ClientModel client, OperationType operation) {}

    /**
     * Sees to it that the realm has one, and that it has all its parts, because an admin creates a
     * token. What an admin has switched off stays off. Whoever else wants to do that at the same
     * moment waits.
     *
     * @return what had to be done, if anything
     * @throws IdTakenException if a part cannot be made; it says which one
     */
    public Optional<Change> ensure() {
        Optional<String> known = clients.find(realm.getId());
        Optional<ClientModel> client = known.map(realm::getClientById);
        if (client.isPresent()) {
            return ensureParts(client.get());
        }
        Optional<String> now = clients.findForUpdate(realm.getId());
        if (now.isPresent() && !now.equals(known)) {
            // Somebody else has just made it. This transaction may not see the client yet.
            return Optional.empty();
        }
        return Optional.of(new Change(make(), OperationType.CREATE));
    }

    private Optional<Change> ensureParts(ClientModel client) {
        LostParts lost = new LostParts(session, realm, client);
        if (!lost.areAny()) {
            return Optional.empty();
        }
        clients.findForUpdate(realm.getId());
        lost.lookAgain();
        if (!lost.areAny()) {
            return Optional.empty();
        }
        try {
            lost.restore();
            return Optional.of(new Change(client, OperationType.UPDATE));
        } catch (DuplicateException | ModelDuplicateException e) {
            throw new IdTakenException(
                    IssuingClient.CLIENT_ID,
                    "Somebody else makes at this moment what the client has lost; try again");
        }
    }

    private ClientModel make() {
        if (realm.getClientByClientId(IssuingClient.CLIENT_ID) != null) {
            throw clientIdTaken();
        }
        ClientModel client = addClient();
        IssuingClientParts parts = parts(client);
        parts.introduce();
        parts.settle();
        client.setServiceAccountsEnabled(true);
        parts.ensureAccount();
        clients.put(realm.getId(), client.getId());
        return client;
    }

    /** Somebody may make one of that id at the same moment. */
    private ClientModel addClient() {
        try {
            ClientModel client = realm.addClient(IssuingClient.CLIENT_ID);
            store.flush();
            return client;
        } catch (DuplicateException e) {
            throw clientIdTaken();
        }
    }

    private static IdTakenException clientIdTaken() {
        return new IdTakenException(
                IssuingClient.CLIENT_ID,
                "The realm has a client of this id that was not made for entity tokens");
    }

    private IssuingClientParts parts(ClientModel client) {
        return new IssuingClientParts(session, realm, client);
    }

    /**
     * A client of its id has taken its place in one transaction, by a partial import: it takes
     * over, with every part that matters as we set it. Whether it is enabled stays as imported.
     *
     * @param made internal id of the client that this transaction has made; any other is foreign
     */
    void succeed(String made) {
        ClientModel client = realm.getClientByClientId(IssuingClient.CLIENT_ID);
        if (client == null
                || !client.getId().equals(made)
                || clients.find(realm.getId()).isPresent()) {
            return;
        }
        IssuingClientParts parts = parts(client);
        client.setServiceAccountsEnabled(true);
        try {
            parts.ensureAccount();
            parts.settle();
        } catch (IdTakenException e) {
            warnOfLoss(e);
            return;
        }
        parts.settleAccount();
        clients.put(realm.getId(), client.getId());
    }

    /**
     * A realm that comes with such a client, as an export has it: whoever imports a realm may do
     * anything in it. Its service account may still be to come, with users from another file.
     */
    void adoptImported() {
        ClientModel client = realm.getClientByClientId(IssuingClient.CLIENT_ID);
        if (client == null || !parts(client).lookLikeOurs()) {
            return;
        }
        try {
            parts(client).settle();
        } catch (IdTakenException e) {
            warnOfLoss(e);
            return;
        }
        parts(client).settleAccount();
        clients.put(realm.getId(), client.getId());
    }

    private void warnOfLoss(IdTakenException e) {
        LOG.warnf("Realm %s has lost its issuing client: %s", realm.getName(), e.getMessage());
    }

    /** A realm with tokens from before there was a table: the client's mark counts a last time. */
    void adoptOld() {
        ClientModel client = realm.getClientByClientId(IssuingClient.CLIENT_ID);
        if (client != null && parts(client).lookLikeOurs() && parts(client).areClosed()) {
            clients.put(realm.getId(), client.getId());
            return;
        }
        if (client != null) {
            LOG.warnf(
                    "Realm %s has a client %s that is not as this extension made it: it issues"
                            + " nothing any more",
                    realm.getName(), IssuingClient.CLIENT_ID);
        }
        clients.remove(realm.getId());
    }

    /** Takes back all that was made: without us, pages of Keycloak would fail by it. */
    void remove() {
        clients.find(realm.getId()).map(realm::getClientById).ifPresent(this::remove);
        new IssuingClientScopes(realm).remove();
        new TokenExecution(realm).remove();
    }

    private void remove(ClientModel client) {
        new IssuingClient(session, realm)
                .account(client)
                .ifPresent(account -> session.users().removeUser(realm, account));
        realm.removeClient(client.getId());
    }
}
