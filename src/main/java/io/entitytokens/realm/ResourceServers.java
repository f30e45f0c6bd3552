package io.entitytokens.realm;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The clients that hold entities' records, as others know them. */
public final class ResourceServers {

    private ResourceServers() {}

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
