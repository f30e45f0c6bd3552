package io.entitytokens.mapper;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.verify.Grant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.util.JsonSerialization;

/** What mappers are given, and what a resource server sees of what they made of it. */
public final class Grants {

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private Grants() {}

    public static Grant of(Permission... permissions) {
        return new Grant(
                EntityDraft.invoice().build(),
                TokenDraft.sap().build(),
                StoredDraft.sap().build().secrets().current(),
                Permissions.of(permissions),
                Set.of("invoice-api", "archive"),
                TokenPolicy.NONE);
    }

    static ProtocolMapperModel config(Map<String, String> settings) {
        ProtocolMapperModel config = new ProtocolMapperModel();
        config.setConfig(settings);
        return config;
    }

    /** The claims that a mapper adds where there are none; of such that ask Keycloak nothing. */
    static JsonNode shape(PermissionMapper mapper, Grant grant, Map<String, String> settings) {
        AccessToken claims = new AccessToken();
        mapper.shape(claims, grant, config(settings), null);
        return json(claims);
    }

    static JsonNode json(AccessToken claims) {
        try {
            return json(JsonSerialization.writeValueAsString(claims));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails where a claim stands twice. */
    static JsonNode json(String text) throws IOException {
        return STRICT.readTree(text);
    }
}
