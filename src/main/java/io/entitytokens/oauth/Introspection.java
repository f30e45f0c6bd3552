package io.entitytokens.oauth;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.check.TokenChecks;
import io.entitytokens.http.Unavailable;
import io.entitytokens.mapper.PermissionMappers;
import io.entitytokens.oauth.issue.Claims;
import io.entitytokens.oauth.issue.Grants;
import io.entitytokens.oauth.issue.IssuedJwt;
import io.entitytokens.oauth.issue.Issuer;
import io.entitytokens.oauth.issue.IssuerCheck;
import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.realm.IssuingClient;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Grant;
import io.entitytokens.token.verify.HolderAddress;
import io.entitytokens.token.verify.Recipient;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel caller;
    private final TokenCheck check;

    Introspection(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.caller = session.getContext().getClient();
        this.check = session.getProvider(TokenChecks.class).at(Endpoint.INTROSPECTION);
    }

    boolean isEnabled() {
        return check.isEnabled();
    }

    /**
     * @param presented what was sent in place of a token; anything at all
     */
    Response ofToken(String presented) {
        Optional<HolderAddress> address =
                ToldAddress.in(session.getContext().getHttpRequest().getDecodedFormParameters());
        if (address.isEmpty()) {
            check.note(
                    caller.getClientId(),
                    demand(Permissions.NONE),
                    Verdict.Refused.outright(Reason.INCOMPLETE_REQUEST));
            return ToldAddress.problem();
        }
        return ofToken(presented, demand(Permissions.NONE).from(address.get()));
    }

    private Response ofToken(String presented, Demand demand) {
        Verdict verdict = IssuerCheck.verify(session, demand, d -> check.verify(presented, d));
        if (!(verdict instanceof Verdict.Accepted accepted)) {
            check.note(caller.getClientId(), demand, verdict);
            return refuse(verdict.refusal().orElseThrow());
        }
        try {
            Response description = describe(Grants.of(realm, accepted, demand));
            check.note(caller.getClientId(), demand, verdict);
            return description;
        } catch (LookupUnavailableException e) {
            // What was known when the token was judged may have to be read again.
            return Unavailable.withError();
        } catch (BadRequestException e) {
            // The caller does not say where it calls. Keycloak would make an event of each.
            return e.getResponse();
        }
    }

    /** The audience counts as it is now and as it was: both must know the caller. */
    Response ofJwt(IssuedJwt issued) {
        Demand demand = demand(issued.permissions()).from(HolderAddress.NOT_JUDGED);
        Verdict verdict =
                issued.audience().contains(caller.getClientId())
                        ? IssuerCheck.verify(
                                session,
                                demand,
                                d -> check.verifyIssued(issued.tokenId(), issued.generation(), d))
                        : Verdict.Refused.of(Reason.NOT_IN_AUDIENCE, issued.tokenId());
        check.note(caller.getClientId(), demand, verdict);
        return verdict instanceof Verdict.Accepted accepted
                ? describe(issued, Grants.of(realm, accepted, demand))
                : refuse(verdict.refusal().orElseThrow());
    }

    /** "Inactive" would be believed, and remembered, by whoever asks. */
    private static Response refuse(Verdict.Refused refused) {
        return refused.reason() == Reason.UNAVAILABLE
                ? Unavailable.withError()
                : IntrospectionAnswer.inactive();
    }

    private Demand demand(Permissions permissions) {
        return Demand.ofAnyEntity(realm.getId(), permissions, Recipient.caller(caller.getId()));
    }

    private Response describe(Grant grant) {
        IssuingClient issuing = new IssuingClient(session, realm);
        Optional<ClientModel> client = issuing.find();
        Optional<UserModel> subject = issuing.subject();
        if (client.isEmpty() || subject.isEmpty()) {
            // Switched off since it was asked for.
            return IntrospectionAnswer.inactive();
        }
        AccessToken claims = new AccessToken();
        claims.id(grant.token().id().value());
        claims.issuer(Issuer.of(session));
        claims.subject(subject.get().getId());
        claims.iat(TimeUnit.MILLISECONDS.toSeconds(grant.token().createdTimestamp()));
        Long expires = grant.endsTimestamp();
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
        Grant grant = now.withAudience(audience);
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
