package io.entitytokens.it.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words in braces stand for on one of the servers. */
record Words(Side side) {

    /** Of the client {@code signing}. */
    static final RSAKey KEY = key();

    private static final Pattern WORD = Pattern.compile("\\{([a-z-]+)}");

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("of-the-test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String in(String text) {
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(meaning(word.group(1))));
    }

    private String meaning(String word) {
        return switch (word) {
            case "secret" -> Side.SECRET;
            case "grant" -> "urn:ietf:params:oauth:grant-type:";
            case "type" -> "urn:ietf:params:oauth:token-type:";
            case "alice" -> "grant_type=password&username=alice&password=" + Side.SECRET;
            case "records-api" ->
                    in(
                            "grant_type=client_credentials&client_id=records-api&client_secret={secret}");
            case "refresh" -> "grant_type=refresh_token&client_id=website";
            case "exchange" ->
                    in("grant_type={grant}token-exchange&subject_token_type={type}access_token");
            case "code" ->
                    "response_type=code&scope=openid&redirect_uri=https://website.example/done";
            case "signature" -> signature("signing");
            case "signature-of-another" -> signature("records-api");
            case "access-token" -> login().get("access_token").textValue();
            case "refresh-token" -> login().get("refresh_token").textValue();
            case "id-token" -> login().get("id_token").textValue();
            case "ended-token" -> endedToken();
            default -> throw new IllegalArgumentException(word);
        };
    }

    private JsonNode login() {
        return side.form("token", "-", "{alice}&client_id=website&scope=openid").expect(200).json();
    }

    private String endedToken() {
        JsonNode login = login();
        String refreshToken = login.get("refresh_token").textValue();
        side.form("logout", "-", "client_id=website&refresh_token=" + refreshToken).expect(204);
        return login.get("access_token").textValue();
    }

    private String signature(String clientId) {
        try {
            SignedJWT assertion =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                            new JWTClaimsSet.Builder()
                                    .issuer(clientId)
                                    .subject(clientId)
                                    .audience(side.base() + "/realms/" + side.realm())
                                    .expirationTime(Date.from(Instant.now().plusSeconds(30)))
                                    .jwtID(UUID.randomUUID().toString())
                                    .build());
            assertion.sign(new RSASSASigner(KEY));
            return "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
                    + "&client_assertion="
                    + assertion.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
