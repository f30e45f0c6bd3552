package io.entitytokens.oauth;

import io.entitytokens.mapper.PermissionMappers;
import io.entitytokens.oauth.issue.Grants;
import io.entitytokens.realm.ResourceServers;
import io.entitytokens.token.Reason;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;

/**
 * Where a JWT is to be used, as the request names it: {@code audience} (RFC 8693, section 2.1) and
 * {@code resource} (RFC 8707, section 2). Both may come more than once.
 *
 * @param clients internal ids of the clients that are named by their client id
 * @param others what no client has for its id; it may be the URI of the whole audience, see {@link
 *     io.entitytokens.mapper.EntityAudienceMapper}
 */
record NamedTargets(Set<String> clients, Set<String> others) {

    /** The id of no client: it lies in no audience. */
    private static final String NOBODY = "";

    static NamedTargets of(RealmModel realm, MultivaluedMap<String, String> form) {
        Set<String> clients = new HashSet<>();
        Set<String> others = new HashSet<>();
        Stream.of(OAuth2Constants.AUDIENCE, OAuth2Constants.RESOURCE)
                .flatMap(parameter -> form.getOrDefault(parameter, List.of()).stream())
                .filter(name -> !name.isEmpty())
                .forEach(
                        name -> {
                            Optional<ClientModel> client = ResourceServers.find(realm, name);
                            client.ifPresent(found -> clients.add(found.getId()));
                            if (client.isEmpty()) {
                                others.add(name);
                            }
                        });
        return new NamedTargets(Set.copyOf(clients), Set.copyOf(others));
    }

    /**
     * Has a token judged for these targets. What is no client's id can be told only of an accepted
     * token: then the token is judged anew.
     *
     * @param demand without targets
     * @param client to which the JWT is to be issued
     * @param verifier of the token
     */
    Judgement judge(
            KeycloakSession session,
            ClientModel client,
            Demand demand,
            Function<Demand, Verdict> verifier) {
        Demand narrowed = demand.narrowedTo(clients);
        Verdict verdict = verifier.apply(narrowed);
        if (others.isEmpty() || !(verdict instanceof Verdict.Accepted accepted)) {
            return new Judgement(narrowed, verdict);
        }
        try {
            // The URI means the whole audience, whatever else is named beside it.
            Demand settled =
                    audienceOf(session, client, demand, accepted).containsAll(others)
                            ? demand
                            : demand.narrowedTo(Set.of(NOBODY));
            return new Judgement(settled, verifier.apply(settled));
        } catch (LookupUnavailableException e) {
            return new Judgement(
                    narrowed, Verdict.Refused.of(Reason.UNAVAILABLE, accepted.token().id()));
        }
    }

    /** All that {@code aud} would say, if the whole audience were asked for. */
    private static Set<String> audienceOf(
            KeycloakSession session, ClientModel client, Demand demand, Verdict.Accepted accepted) {
        AccessToken claims = new AccessToken();
        PermissionMappers.shape(
                session,
                client,
                Grants.of(session.getContext().getRealm(), accepted, demand),
                claims);
        String[] audience = claims.getAudience();
        return audience == null ? Set.of() : new HashSet<>(Arrays.asList(audience));
    }

    /**
     * What came of it.
     *
     * @param demand as it was judged
     */
    record Judgement(Demand demand, Verdict verdict) {}
}
