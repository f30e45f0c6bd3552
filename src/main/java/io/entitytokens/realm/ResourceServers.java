package io.entitytokens.realm;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** Clients by the names that others know them by, and the other way round. */
public final class ResourceServers {

    private ResourceServers() {}

    /**
     * @param clientId anything that somebody sent
     * @return the client of the realm that has this id
     */
    public static Optional<ClientModel> find(RealmModel realm, String clientId) {
        // PostgreSQL holds no NUL, and fails where it is asked for one.
        return clientId.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.ofNullable(realm.getClientByClientId(clientId));
    }

    /**
     * @param internalIds of clients of the realm; those that are gone are left out
     * @return client ids, in order
     */
    public static List<String> clientIds(RealmModel realm, Collection<String> internalIds) {
        return internalIds.stream()
                .map(realm::getClientById)
                .filter(Objects::nonNull)
                .map(ClientModel::getClientId)
                .sorted()
                .toList();
    }
}
