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

/** Says for whom an entity token is in the form that a resource server expects. */
public final class EntityAudienceMapper implements PermissionMapper {

    static final String FORM = "form";

    private static final String CLAIM_BY_DEFAULT = "entity_audience";

    @Override
    public String getId() {
        return "entity-audience-mapper";
    }

    @Override
    public String getDisplayType() {
        return "Entity audience";
    }

    @Override
    public String getHelpText() {
        return "Adds the audience of an entity token in another form: a claim of its own, or a URI"
                + " that names the entity, beside the client ids in aud. Adds nothing to other"
                + " tokens.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        ProviderConfigProperty form =
                new ProviderConfigProperty(
                        FORM,
                        "entityAudienceMapper.form.label",
                        "entityAudienceMapper.form.tooltip",
                        ProviderConfigProperty.LIST_TYPE,
                        AudienceForm.ARRAY.option());
        form.setOptions(AudienceForm.options());
        return List.of(form, ClaimName.property(CLAIM_BY_DEFAULT), AudienceUri.property());
    }

    @Override
    public void validateConfig(
            KeycloakSession session,
            RealmModel realm,
            ProtocolMapperContainerModel container,
            ProtocolMapperModel config)
            throws ProtocolMapperConfigException {
        Optional<AudienceForm> form = form(config);
        if (form.isEmpty()) {
            throw PermissionMapper.refusal("entityMapper.error.form", "There is no such form");
        }
        if (form.get() == AudienceForm.URI) {
            AudienceUri.validate(session, config);
        } else {
            ClaimName.validate(config, CLAIM_BY_DEFAULT);
        }
    }

    @Override
    public void shape(
            AccessToken claims, Grant grant, ProtocolMapperModel config, KeycloakSession session) {
        Optional<AudienceForm> form = form(config);
        if (form.isEmpty()) {
            return;
        }
        if (form.get() == AudienceForm.URI) {
            AudienceUri.of(session, config, grant).ifPresent(claims::addAudience);
        } else {
            ClaimName.configured(config, CLAIM_BY_DEFAULT)
                    .ifPresent(name -> name.put(claims, form.get().value(grant.audience())));
        }
    }

    private static Optional<AudienceForm> form(ProtocolMapperModel config) {
        return AudienceForm.of(Setting.of(config, FORM).orElse(AudienceForm.ARRAY.option()));
    }
}
