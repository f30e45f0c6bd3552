package io.entitytokens.admin.audience;

import io.entitytokens.http.JsonBody;
import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.realm.ResourceServers;
import io.entitytokens.token.Entity;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.store.AudienceStore;
import io.entitytokens.token.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The resource servers that hold an entity's records: clients of the realm, named by client id
 * outside and kept by internal id, so that a client made anew under an old name is not taken for
 * it.
 */
public final class Audience {

    private static final int MAX_ENTRIES = 100;

    /** How many clients are read at a time while looking for some that may be picked. */
    private static final int STEP = 100;

    private final KeycloakSession session;
    private final RealmModel realm;

    public Audience(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * A client.
     *
     * @param unavailableReason why it may not be picked, or null if it may
     */
    record Choice(String clientId, String name, String unavailableReason) {}

    /** Client ids of internal ids, in order. */
    public List<String> clientIds(Collection<String> internalIds) {
        return ResourceServers.clientIds(realm, internalIds);
    }

    /**
     * An audience that a request asks for.
     *
     * @param clientIds what it names
     * @param held internal ids of those that exist, and that nobody can remove before the request
     *     has ended
     */
    public record Asked(Set<String> clientIds, Map<String, String> held) {}

    /**
     * Holds the clients that a request asks for.
     *
     * @return empty if the request does not name the audience
     */
    public Optional<Asked> hold(JsonBody body) {
        if (!body.has("audience")) {
            return Optional.empty();
        }
        Set<String> clientIds = body.texts("audience", MAX_ENTRIES);
        List<String> possible =
                // PostgreSQL holds no NUL, and fails where it is asked for one.
                clientIds.stream().filter(clientId -> clientId.indexOf('\0') < 0).toList();
        return Optional.of(new Asked(clientIds, store().hold(realm.getId(), possible)));
    }

    /**
     * The audience that a request asks for, as internal ids.
     *
     * @throws InvalidValueException if a client does not exist or may not be picked
     */
    public Set<String> internalIds(Asked asked) {
        BuiltInClients builtIn = BuiltInClients.stored(session, realm);
        return asked.clientIds().stream()
                .map(clientId -> pick(builtIn, asked.held().get(clientId)))
                .collect(Collectors.toSet());
    }

    /**
     * @param internalId of a client that nobody can remove now, or null
     */
    private String pick(BuiltInClients builtIn, String internalId) {
        ClientModel client = internalId == null ? null : realm.getClientById(internalId);
        if (client == null) {
            throw new InvalidValueException("audience", "names a client that does not exist");
        }
        if (builtIn.contains(client)) {
            throw new InvalidValueException(
                    "audience", "names a client of Keycloak's own, which holds no records");
        }
        return internalId;
    }

    /** What an import has put into the audience of a changed entity meanwhile is taken out. */
    public void settle(Entity changed) {
        store().keepOnly(changed.id(), changed.audience());
    }

    private AudienceStore store() {
        return session.getProvider(Store.class).audiences();
    }

    /**
     * Clients, by client id: first those that may be picked.
     *
     * @param all whether those follow that may not be picked, as far as the search has met them
     * @param max how many of either kind at most
     */
    public List<Choice> choices(String search, boolean all, int max) {
        List<Choice> choices = new ArrayList<>();
        List<Choice> unavailable = new ArrayList<>();
        Iterator<Choice> found = choices(search).iterator();
        while (choices.size() < max && found.hasNext()) {
            Choice choice = found.next();
            (choice.unavailableReason() == null ? choices : unavailable).add(choice);
        }
        if (all) {
            unavailable.stream().limit(max).forEach(choices::add);
        }
        return choices;
    }

    /** A client that manages another realm is none: its name would tell of that realm. */
    private Stream<Choice> choices(String search) {
        BuiltInClients builtIn = BuiltInClients.stored(session, realm);
        return Stream.iterate(0, first -> first + STEP)
                .map(first -> clients(search, first))
                .takeWhile(clients -> !clients.isEmpty())
                .flatMap(List::stream)
                .filter(client -> !builtIn.managesAnotherRealm(client))
                .map(
                        client ->
                                new Choice(
                                        client.getClientId(),
                                        client.getName(),
                                        unavailableReason(builtIn, client)));
    }

    private static String unavailableReason(BuiltInClients builtIn, ClientModel client) {
        if (!builtIn.contains(client)) {
            return null;
        }
        return builtIn.isIssuing(client) ? "issuing_client" : "built_in";
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
