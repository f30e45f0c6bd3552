package io.entitytokens.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The clients of a realm, and how they speak to Keycloak's OAuth endpoints. */
public final class OAuth {

    public static final String CLIENT_SECRET = "secret-of-a-test-client";
    public static final String ENTITY_TOKEN_TYPE =
            "urn:keycloak:params:oauth:token-type:entity-token";
    public static final String ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private final TestRealm realm;

    public OAuth(TestRealm realm) {
        this.realm = realm;
    }

    /** Makes a confidential client with a service account, and gives its internal id. */
    public String client(String clientId) {
        return client(clientId, Map.of());
    }

    /**
     * @param settings further settings of the client, over the usual ones
     */
    public String client(String clientId, Map<String, Object> settings) {
        Map<String, Object> client = new HashMap<>();
        client.put("clientId", clientId);
        client.put("secret", CLIENT_SECRET);
        client.put("publicClient", false);
        client.put("serviceAccountsEnabled", true);
        client.put("standardFlowEnabled", false);
        client.putAll(settings);
        String location =
                realm.masterAdmin()
                        .post(realm.admin("/clients"), client)
                        .expect(201)
                        .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Changes some settings of a client. */
    public void change(String internalId, Map<String, Object> settings) {
        Map<String, Object> client = new HashMap<>(clientSettings(internalId));
        client.putAll(settings);
        realm.masterAdmin().put(realm.admin("/clients/" + internalId), client).expect(204);
    }

    /** Imports a client over the one that is there. */
    public void overwrite(Map<String, Object> client) {
        realm.masterAdmin()
                .post(
                        realm.admin("/partialImport"),
                        Map.of("ifResourceExists", "OVERWRITE", "clients", List.of(client)))
                .expect(200);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> clientSettings(String internalId) {
        JsonNode client =
                realm.masterAdmin().get(realm.admin("/clients/" + internalId)).expect(200).json();
        return Http.JSON.convertValue(client, Map.class);
    }

    /** The internal id of a client. */
    public String internalId(String clientId) {
        return realm.masterAdmin()
                .get(realm.admin("/clients?clientId=" + clientId))
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .textValue();
    }

    /** Asks for a JWT as a system that knows only a client id and a client secret. */
    public Answer clientCredentials(String clientId, String secret, String... more) {
        return token(
                form(
                        more,
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        clientId,
                        "client_secret",
                        secret));
    }

    /** Trades an entity token that a confidential client was handed. */
    public Answer exchange(String clientId, String subjectToken, String... more) {
        return token(
                form(
                        more,
                        "grant_type",
                        EXCHANGE,
                        "client_id",
                        clientId,
                        "client_secret",
                        CLIENT_SECRET,
                        "subject_token",
                        subjectToken,
                        "subject_token_type",
                        ENTITY_TOKEN_TYPE));
    }

    /** Asks about a token as a confidential client, without a hint unless one is given. */
    public Answer introspect(String clientId, String token, String... more) {
        return post(
                        "/token/introspect",
                        form(
                                more,
                                "client_id",
                                clientId,
                                "client_secret",
                                CLIENT_SECRET,
                                "token",
                                token))
                .send();
    }

    public Answer token(List<String> form) {
        return post("/token", form).send();
    }

    /** A request with a form, to an endpoint of the realm. */
    public Request post(String endpoint, List<String> form) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < form.size(); i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(encode(form.get(i)))
                    .append('=')
                    .append(encode(form.get(i + 1)));
        }
        return realm.request("POST", "/protocol/openid-connect" + endpoint)
                .body("application/x-www-form-urlencoded", body.toString());
    }

    /**
     * Sends a form, of names and values in turn.
     *
     * @param authorization of a header, or null for none
     */
    public Answer post(String endpoint, String authorization, String... form) {
        Request request = post(endpoint, List.of(form));
        return (authorization == null ? request : request.header("Authorization", authorization))
                .send();
    }

    /** Names and values in turn; a later value of a name takes the place of an earlier one. */
    public static List<String> form(String[] more, String... usual) {
        List<String> form = new ArrayList<>(List.of(usual));
        for (int i = 0; i < more.length; i += 2) {
            int at = form.indexOf(more[i]);
            if (at % 2 == 0) {
                form.set(at + 1, more[i + 1]);
            } else {
                form.add(more[i]);
                form.add(more[i + 1]);
            }
        }
        return form;
    }

    /**
     * The newest event of an endpoint with a reason, whatever token it is about, once it is
     * written.
     *
     * @param reason of a refusal
     */
    public JsonNode refusal(String endpoint, String reason) {
        return refusal(endpoint, reason, details -> true);
    }

    /** The newest refusal of a token, once its event is written. */
    public JsonNode refusal(Token token, String endpoint, String reason) {
        return refusal(
                endpoint,
                reason,
                details -> details.path("entity_token_id").asText().equals(token.id()));
    }

    private JsonNode refusal(String endpoint, String reason, Predicate<JsonNode> wanted) {
        return TestRealm.await(() -> newest(endpoint, reason, wanted), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> newest(String endpoint, String reason, Predicate<JsonNode> wanted) {
        for (JsonNode event :
                realm.realmAdmin().get(realm.admin("/events?max=1000")).expect(200).json()) {
            JsonNode details = event.path("details");
            if (details.path("endpoint").asText().equals(endpoint)
                    && details.path("reason").asText().equals(reason)
                    && wanted.test(details)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** The value of an Authorization header (RFC 7617). */
    public static String basic(String user, String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The JWT of a token reply. */
    public static String accessToken(Answer answer) {
        return answer.expect(200).json().get("access_token").textValue();
    }

    /** What a JWT says, unverified. */
    public static JsonNode claims(String jwt) {
        return part(jwt, 1);
    }

    /** The header of a JWT. */
    public static JsonNode header(String jwt) {
        return part(jwt, 0);
    }

    private static JsonNode part(String jwt, int index) {
        try {
            return Http.JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[index]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
