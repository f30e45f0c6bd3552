package io.entitytokens.oauth;

import io.entitytokens.audit.Door;
import io.entitytokens.door.Doorkeeper;
import io.entitytokens.door.Unavailable;
import io.entitytokens.mapper.PermissionMappers;
import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.realm.IssuingClient;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Grant;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Reason;
import io.entitytokens.token.Recipient;
import io.entitytokens.token.Verdict;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.util.TokenUtil;

/**
 * Introspection (RFC 7662) of entity tokens, and of the JWTs that were issued for them, which are
 * as good as the token behind them is now. Only a resource server of the entity learns anything.
 */
final class Introspection {

    private static final Logger LOG = Logger.getLogger(Introspection.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel caller;
    private final Doorkeeper doorkeeper;

    Introspection(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.caller = session.getContext().getClient();
        this.doorkeeper = new Doorkeeper(session, Door.INTROSPECTION);
    }

    boolean isOpen() {
        return doorkeeper.isOpen();
    }

    /**
     * @param presented what was sent in place of a token; anything at all
     */
    Response ofToken(String presented) {
        Demand demand = demand(Set.of());
        Verdict verdict = doorkeeper.verify(presented, demand);
        doorkeeper.note(caller.getClientId(), demand, verdict);
        return verdict instanceof Verdict.Accepted accepted
                ? describe(Grants.of(realm, accepted, demand))
                : refuse((Verdict.Refused) verdict);
    }

    /** The audience counts as it is now and as it was: both must know the caller. */
    Response ofJwt(IssuedJwt issued) {
        Demand demand = demand(issued.permissions());
        Verdict verdict =
                issued.audience().contains(caller.getClientId())
                        ? doorkeeper.verify(issued.tokenId(), demand)
                        : Verdict.Refused.of(Reason.NOT_IN_AUDIENCE, issued.tokenId());
        doorkeeper.note(caller.getClientId(), demand, verdict);
        return verdict instanceof Verdict.Accepted accepted
                ? describe(issued, Grants.of(realm, accepted, demand))
                : refuse((Verdict.Refused) verdict);
    }

    /** "Inactive" would be believed, and remembered, by whoever asks. */
    private static Response refuse(Verdict.Refused refused) {
        return refused.reason() == Reason.UNAVAILABLE
                ? Unavailable.withError()
                : IntrospectionAnswer.inactive();
    }

    private Demand demand(Set<Permission> permissions) {
        return Demand.ofAnyEntity(realm.getId(), permissions, Recipient.caller(caller.getId()));
    }

    private Response describe(Grant grant) {
        IssuingClient issuing = new IssuingClient(session, realm);
        Optional<ClientModel> client = issuing.findOrMake();
        Optional<UserModel> subject = client.flatMap(issuing::subject);
        if (subject.isEmpty()) {
            LOG.warnf("Realm %s has no client for entity tokens", realm.getName());
            return IntrospectionAnswer.inactive();
        }
        AccessToken claims = new AccessToken();
        claims.id(grant.token().id().value());
        claims.issuer(Issuer.of(session));
        claims.subject(subject.get().getId());
        claims.iat(TimeUnit.MILLISECONDS.toSeconds(grant.token().createdTimestamp()));
        Long expires = grant.token().expiresTimestamp();
        if (expires != null) {
            claims.exp(TimeUnit.MILLISECONDS.toSeconds(expires));
        }
        Claims.put(claims, grant);
        PermissionMappers.shape(session, client.get(), grant, claims);
        return IntrospectionAnswer.active(
                claims, BuiltInClients.ISSUING_CLIENT_ID, TokenUtil.TOKEN_TYPE_BEARER);
    }

    private Response describe(IssuedJwt issued, Grant now) {
        AccessToken jwt = issued.jwt();
        Set<String> audience = new HashSet<>(now.audience());
        audience.retainAll(issued.audience());
        Grant grant = new Grant(now.entity(), now.token(), now.permissions(), audience);
        AccessToken claims = new AccessToken();
        claims.id(jwt.getId());
        claims.type(jwt.getType());
        claims.issuer(jwt.getIssuer());
        claims.subject(jwt.getSubject());
        claims.issuedFor(jwt.getIssuedFor());
        claims.iat(jwt.getIat());
        claims.exp(jwt.getExp());
        claims.setConfirmation(jwt.getConfirmation());
        Claims.put(claims, grant);
        ClientModel client = realm.getClientByClientId(jwt.getIssuedFor());
        PermissionMappers.shape(session, client, grant, claims);
        return IntrospectionAnswer.active(claims, jwt.getIssuedFor(), jwt.getType());
    }
}
