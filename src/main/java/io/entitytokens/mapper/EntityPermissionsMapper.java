package io.entitytokens.mapper;

import io.entitytokens.token.verify.Grant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;

/** Says the permissions once more, in the form that a resource server expects. */
public final class EntityPermissionsMapper implements PermissionMapper {

    static final String FORM = "form";

    private static final String CLAIM_BY_DEFAULT = "permissions";

    @Override
    public String getId() {
        return "entity-permissions-mapper";
    }

    @Override
    public String getDisplayType() {
        return "Entity permissions";
    }

    @Override
    public String getHelpText() {
        return "Adds the permissions of an entity token in another form: an array, a"
                + " space-separated string, with the entity's name, authorization_details of RFC"
                + " 9396, or as a UMA permission. Adds nothing to other tokens.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        ProviderConfigProperty form =
                new ProviderConfigProperty(
                        FORM,
                        "entityPermissionsMapper.form.label",
                        "entityPermissionsMapper.form.tooltip",
                        ProviderConfigProperty.LIST_TYPE,
                        PermissionForm.ARRAY.option());
        form.setOptions(PermissionForm.options());
        return List.of(form, ClaimName.property(CLAIM_BY_DEFAULT));
    }

    @Override
    public void validateConfig(
            KeycloakSession session,
            RealmModel realm,
            ProtocolMapperContainerModel container,
            ProtocolMapperModel config)
            throws ProtocolMapperConfigException {
        Optional<PermissionForm> form = form(config);
        if (form.isEmpty()) {
            throw PermissionMapper.refusal("entityMapper.error.form", "There is no such form");
        }
        if (!form.get().hasItsOwnClaim()) {
            ClaimName.validate(config, CLAIM_BY_DEFAULT);
        }
    }

    /** To a UMA resource server, a permission without scopes is one for everything. */
    @Override
    public void shape(
            AccessToken claims, Grant grant, ProtocolMapperModel config, KeycloakSession session) {
        if (grant.permissions().isEmpty()) {
            return;
        }
        form(config)
                .ifPresent(
                        form -> {
                            if (form.hasItsOwnClaim()) {
                                form.write(claims, grant, null);
                            } else {
                                ClaimName.configured(config, CLAIM_BY_DEFAULT)
                                        .ifPresent(name -> form.write(claims, grant, name));
                            }
                        });
    }

    private static Optional<PermissionForm> form(ProtocolMapperModel config) {
        return PermissionForm.of(Setting.of(config, FORM).orElse(PermissionForm.ARRAY.option()));
    }
}
