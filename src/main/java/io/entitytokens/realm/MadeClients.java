package io.entitytokens.realm;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/**
 * The clients that a session has made. A partial import that overwrites removes a client and makes
 * one of the same client id in one transaction: that one is the successor of the other, and no one
 * else is.
 */
public final class MadeClients {

    private static final String ATTRIBUTE = MadeClients.class.getName();

    private final Map<Name, String> internalIds = new HashMap<>();

    private MadeClients() {}

    private record Name(String realmId, String clientId) {}

    static void note(KeycloakSession session, ClientModel client) {
        MadeClients made = session.getAttribute(ATTRIBUTE, MadeClients.class);
        if (made == null) {
            made = new MadeClients();
            session.setAttribute(ATTRIBUTE, made);
        }
        made.internalIds.put(
                new Name(client.getRealm().getId(), client.getClientId()), client.getId());
    }

    /**
     * @return the internal id of the client that this session has made under a client id, if any
     */
    public static Optional<String> find(KeycloakSession session, String realmId, String clientId) {
        MadeClients made = session.getAttribute(ATTRIBUTE, MadeClients.class);
        return made == null
                ? Optional.empty()
                : Optional.ofNullable(made.internalIds.get(new Name(realmId, clientId)));
    }

    /** Whether this very client was made by the session. */
    public static boolean isMade(KeycloakSession session, ClientModel client) {
        return find(session, client.getRealm().getId(), client.getClientId())
                .filter(client.getId()::equals)
                .isPresent();
    }
}
