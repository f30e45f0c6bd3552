package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** Clients that a request may name beside an entity token, and how that is refused. */
final class SeveralClients {

    static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final String SIGNING_SECRET = "0123456789-0123456789-0123456789-0123456789";

    final TestRealm realm;
    final OAuth oauth;
    final Token token;

    SeveralClients(Class<?> test) {
        realm = TestRealm.of(test);
        oauth = new OAuth(realm);
        oauth.client("records-api");
        oauth.client("stranger");
        oauth.client("taker", Map.of("clientAuthenticatorType", "entity-token"));
        oauth.client(
                "signer",
                Map.of("clientAuthenticatorType", "client-secret-jwt", "secret", SIGNING_SECRET));
        token = realm.token(realm.entity("invoice", "records-api", "taker"), "read");
    }

    /** What the client that signs is known by. */
    String assertion() {
        try {
            Instant now = Instant.now();
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader(JWSAlgorithm.HS256),
                            new JWTClaimsSet.Builder()
                                    .issuer("signer")
                                    .subject("signer")
                                    .audience(Server.get().base() + "/realms/" + realm.name())
                                    .jwtID(UUID.randomUUID().toString())
                                    .issueTime(Date.from(now))
                                    .expirationTime(Date.from(now.plusSeconds(50)))
                                    .build());
            jwt.sign(new MACSigner(SIGNING_SECRET));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A header with the token as the secret of a client. */
    String basic(String clientId) {
        return OAuth.basic(clientId, token.secret());
    }

    void assertRefused(Answer answer, String endpoint) {
        assertThat(answer.expect(400).json().get("error").textValue()).isEqualTo("invalid_request");
        oauth.refusal(endpoint, "several_credentials");
    }
}
