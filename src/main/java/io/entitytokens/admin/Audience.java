package io.entitytokens.admin;

import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.realm.ResourceServers;
import io.entitytokens.token.InvalidValueException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The resource servers that hold an entity's records: clients of the realm, named by client id
 * outside and kept by internal id, so that a client made anew under an old name is not taken for
 * it.
 */
final class Audience {

    private static final int MAX_ENTRIES = 100;

    /** How many clients are read at a time while looking for some that may be picked. */
    private static final int STEP = 100;

    private final KeycloakSession session;
    private final RealmModel realm;

    Audience(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** A client that may be picked. */
    record Choice(String clientId, String name) {}

    /** Client ids of internal ids, in order. */
    List<String> clientIds(Collection<String> internalIds) {
        return ResourceServers.clientIds(realm, internalIds);
    }

    /**
     * The audience that a request asks for, as internal ids.
     *
     * @throws InvalidValueException if a client does not exist or may not be picked
     */
    Set<String> read(JsonBody body, Set<String> current) {
        if (!body.has("audience")) {
            return current;
        }
        Set<String> internalIds = new HashSet<>();
        for (String clientId : body.texts("audience", MAX_ENTRIES)) {
            ClientModel client =
                    ResourceServers.find(realm, clientId)
                            .orElseThrow(
                                    () ->
                                            new InvalidValueException(
                                                    "audience",
                                                    "names a client that does not exist"));
            if (BuiltInClients.contains(session, client)) {
                throw new InvalidValueException(
                        "audience", "names a client of Keycloak's own, which holds no records");
            }
            internalIds.add(client.getId());
        }
        return internalIds;
    }

    /** Clients that may be picked, by client id. */
    List<Choice> choices(String search, int max) {
        return Stream.iterate(0, first -> first + STEP)
                .map(first -> clients(search, first))
                .takeWhile(clients -> !clients.isEmpty())
                .flatMap(List::stream)
                .filter(client -> !BuiltInClients.contains(session, client))
                .limit(max)
                .map(client -> new Choice(client.getClientId(), client.getName()))
                .toList();
    }

    private List<ClientModel> clients(String search, int first) {
        Stream<ClientModel> clients =
                search == null
                        ? session.clients().getClientsStream(realm, first, STEP)
                        : session.clients()
                                .searchClientsByClientIdStream(realm, search, first, STEP);
        return clients.toList();
    }
}
