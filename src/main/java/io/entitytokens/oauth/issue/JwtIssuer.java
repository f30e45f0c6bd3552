package io.entitytokens.oauth.issue;

import io.entitytokens.http.Unavailable;
import io.entitytokens.mapper.PermissionMappers;
import io.entitytokens.realm.IssuingClient;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.verify.Grant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.encode.AccessTokenContext;
import org.keycloak.protocol.oidc.encode.TokenContextEncoderProvider;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.dpop.DPoP;
import org.keycloak.services.util.DPoPUtil;
import org.keycloak.services.util.MtlsHoKTokenUtil;
import org.keycloak.util.TokenUtil;

/**
 * Makes the JWT that stands for an entity token for a short while. It is made from nothing, not out
 * of a token of Keycloak's, so that there is nothing of the realm in it that would have to be taken
 * out again.
 */
public final class JwtIssuer {

    private static final int DEFAULT_LIFESPAN_SECONDS = 300;
    private static final String CLIENT_ID = "client_id";

    private final KeycloakSession session;
    private final ClientModel client;
    private final UserModel subject;
    private final String grantType;

    /**
     * @param client whom it is issued to
     * @param subject the service account of the realm's issuing client
     * @param grantType by which grant
     */
    public JwtIssuer(
            KeycloakSession session, ClientModel client, UserModel subject, String grantType) {
        this.session = session;
        this.client = client;
        this.subject = subject;
        this.grantType = grantType;
    }

    /**
     * Who all JWTs for entity tokens are about.
     *
     * @throws TokenInterceptorException which the token endpoint answers, if that is switched off
     */
    public static UserModel subject(KeycloakSession session) {
        try {
            return new IssuingClient(session, session.getContext().getRealm())
                    .subject()
                    .orElseThrow(
                            () ->
                                    new TokenInterceptorException(
                                            OAuthErrorException.UNAUTHORIZED_CLIENT,
                                            "Nothing is issued for entity tokens here"));
        } catch (LookupUnavailableException e) {
            throw Unavailable.exception();
        }
    }

    /**
     * Makes one that has yet to be signed. Whatever can refuse it refuses it here.
     *
     * @return empty if the entity token expires before the next full second: {@code exp} is in full
     *     seconds, and never after the token's expiry
     * @throws TokenInterceptorException which the token endpoint answers, if the client has to show
     *     a certificate and does not
     */
    public Optional<AccessToken> prepare(Grant grant) {
        AccessToken jwt = claims(grant);
        if (jwt.getExp() <= jwt.getIat()) {
            return Optional.empty();
        }
        bindToCertificate(jwt);
        bindToKey(jwt);
        shape(jwt, grant);
        return Optional.of(jwt);
    }

    /** Signs what {@link #prepare} has made. */
    public AccessTokenResponse sign(AccessToken jwt) {
        AccessTokenResponse response = new AccessTokenResponse();
        response.setToken(session.tokens().encode(jwt));
        response.setTokenType(jwt.getType());
        response.setExpiresIn(jwt.getExp() - jwt.getIat());
        response.setScope(jwt.getScope());
        return response;
    }

    private void shape(AccessToken jwt, Grant grant) {
        try {
            PermissionMappers.shape(session, client, grant, jwt);
        } catch (LookupUnavailableException e) {
            throw Unavailable.exception();
        }
    }

    private AccessToken claims(Grant grant) {
        AccessToken jwt = new AccessToken();
        jwt.id(id());
        jwt.type(TokenUtil.TOKEN_TYPE_BEARER);
        jwt.issuer(Issuer.of(session));
        jwt.subject(subject.getId());
        jwt.issuedFor(client.getClientId());
        jwt.getOtherClaims().put(CLIENT_ID, client.getClientId());
        jwt.issuedNow();
        jwt.exp(expiry(jwt.getIat(), grant));
        Claims.put(jwt, grant);
        return jwt;
    }

    /**
     * Of a session that does not exist: so Keycloak itself accepts the JWT nowhere, neither as a
     * bearer token nor as the subject of another exchange, with this extension or without it.
     */
    private String id() {
        TokenContextEncoderProvider encoder =
                session.getProvider(TokenContextEncoderProvider.class);
        return encoder.encodeTokenId(
                new AccessTokenContext(
                        AccessTokenContext.SessionType.ONLINE,
                        AccessTokenContext.TokenType.REGULAR,
                        grantType,
                        SecretGenerator.getInstance().generateSecureID()));
    }

    /** No later than the end of the token, and than the end of its secret. */
    private long expiry(long issuedAt, Grant grant) {
        long expiry = issuedAt + lifespan();
        Long end = grant.endsTimestamp();
        return end == null ? expiry : Math.min(expiry, TimeUnit.MILLISECONDS.toSeconds(end));
    }

    /** The client's own, if it has one: what the realm has for its users does not count here. */
    private long lifespan() {
        String attribute = client.getAttribute(OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN);
        try {
            int seconds = attribute == null ? 0 : Integer.parseInt(attribute.strip());
            return seconds > 0 ? seconds : DEFAULT_LIFESPAN_SECONDS;
        } catch (NumberFormatException e) {
            return DEFAULT_LIFESPAN_SECONDS;
        }
    }

    /** RFC 8705, section 3. */
    private void bindToCertificate(AccessToken jwt) {
        if (!OIDCAdvancedConfigWrapper.fromClientModel(client).isUseMtlsHokToken()) {
            return;
        }
        AccessToken.Confirmation confirmation =
                MtlsHoKTokenUtil.bindTokenWithClientCertificate(
                        session.getContext().getHttpRequest(), session);
        if (confirmation == null) {
            throw new TokenInterceptorException(
                    OAuthErrorException.INVALID_REQUEST,
                    "Client Certification missing for MTLS HoK Token Binding");
        }
        jwt.setConfirmation(confirmation);
    }

    /** RFC 9449, section 6; the proof has been verified by the token endpoint. */
    private void bindToKey(AccessToken jwt) {
        DPoP proof = session.getAttribute(DPoPUtil.DPOP_SESSION_ATTRIBUTE, DPoP.class);
        if (proof == null) {
            return;
        }
        AccessToken.Confirmation confirmation = jwt.getConfirmation();
        if (confirmation == null) {
            confirmation = new AccessToken.Confirmation();
            jwt.setConfirmation(confirmation);
        }
        confirmation.setKeyThumbprint(proof.getThumbprint());
        jwt.type(DPoPUtil.DPOP_TOKEN_TYPE);
    }
}
