package io.entitytokens.mapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.utils.JsonUtils;

/**
 * The name of a claim that a mapper may write. A dot makes a nested object, as for Keycloak's own
 * mappers; one after a backslash is a dot.
 *
 * @param path the name of the claim, and of what is nested in it
 */
record ClaimName(List<String> path) {

    static final String PROPERTY = OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME;

    private static final int MAX_LENGTH = 255;

    /** What every answer says already, or what would say something else than a permission. */
    static final Set<String> RESERVED =
            Set.of(
                    """
                    iss sub aud exp nbf iat jti azp client_id typ token_type scope cnf act may_act \
                    active username entity entity_id entity_permissions entity_token_id \
                    entity_token_name realm_access resource_access authorization \
                    authorization_details trusted-certs allowed-origins nonce auth_time acr amr \
                    sid session_state at_hash c_hash s_hash name given_name family_name \
                    middle_name nickname preferred_username profile picture website email \
                    email_verified gender birthdate zoneinfo locale phone_number \
                    phone_number_verified address updated_at claims_locales"""
                            .split(" "));

    /**
     * @return the name, or empty if it is none, or one that no mapper may write
     */
    static Optional<ClaimName> of(String text) {
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        List<String> path = JsonUtils.splitClaimPath(text);
        boolean wellFormed =
                !path.isEmpty() && path.stream().noneMatch(n -> n.isBlank() || n.startsWith("."));
        // Some libraries read claims without regard to case.
        return wellFormed && !RESERVED.contains(path.get(0).toLowerCase(Locale.ROOT))
                ? Optional.of(new ClaimName(List.copyOf(path)))
                : Optional.empty();
    }

    /** The configured name, as {@link #of}; where there is none, the one given. */
    static Optional<ClaimName> configured(ProtocolMapperModel config, String byDefault) {
        return of(Setting.of(config, PROPERTY).orElse(byDefault));
    }

    /**
     * @throws ProtocolMapperConfigException if no mapper may write the configured claim
     */
    static void validate(ProtocolMapperModel config, String byDefault)
            throws ProtocolMapperConfigException {
        if (configured(config, byDefault).isEmpty()) {
            throw PermissionMapper.refusal(
                    "entityMapper.error.claim",
                    "This claim belongs to the token itself, or is no name; choose another one");
        }
    }

    static ProviderConfigProperty property(String byDefault) {
        return new ProviderConfigProperty(
                PROPERTY,
                OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME_LABEL,
                OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME_TOOLTIP,
                ProviderConfigProperty.STRING_TYPE,
                byDefault);
    }

    /** Writes the claim, unless something is there already. */
    void put(AccessToken claims, Object value) {
        Map<String, Object> object = claims.getOtherClaims();
        for (String name : path.subList(0, path.size() - 1)) {
            Object nested = object.computeIfAbsent(name, n -> new LinkedHashMap<>());
            if (!(nested instanceof LinkedHashMap)) {
                return;
            }
            object = asObject(nested);
        }
        object.putIfAbsent(path.get(path.size() - 1), value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object nested) {
        return (Map<String, Object>) nested;
    }
}
