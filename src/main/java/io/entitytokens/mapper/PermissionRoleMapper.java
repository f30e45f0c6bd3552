package io.entitytokens.mapper;

import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.realm.OrdinaryRoles;
import io.entitytokens.token.Entity;
import io.entitytokens.token.Permission;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.verify.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;

/**
 * Gives a role for a permission. A role says nothing of the entity, which is why the configuration
 * names one: or a token that may read customers would be taken for one that may read invoices.
 */
public final class PermissionRoleMapper implements PermissionMapper {

    static final String ENTITY = "entity";
    static final String EVERY_ENTITY = "*";

    private static final String ROLE_SUFFIX = ".role";

    @Override
    public String getId() {
        return "entity-permission-role-mapper";
    }

    @Override
    public String getDisplayType() {
        return "Entity permission to role";
    }

    @Override
    public String getHelpText() {
        return "Adds a role for each permission that an entity token has: a realm role, or a client"
                + " role of a client in the entity's audience. Adds nothing to other tokens.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        properties.add(
                new ProviderConfigProperty(
                        ENTITY,
                        "entityRoleMapper.entity.label",
                        "entityRoleMapper.entity.tooltip",
                        ProviderConfigProperty.STRING_TYPE,
                        null,
                        false,
                        true));
        for (Permission permission : Permission.values()) {
            properties.add(
                    new ProviderConfigProperty(
                            property(permission),
                            "entityRoleMapper." + permission.value() + ".label",
                            "entityRoleMapper.role.tooltip",
                            ProviderConfigProperty.ROLE_TYPE,
                            null));
        }
        return properties;
    }

    static String property(Permission permission) {
        return permission.value() + ROLE_SUFFIX;
    }

    @Override
    public void validateConfig(
            KeycloakSession session,
            RealmModel realm,
            ProtocolMapperContainerModel container,
            ProtocolMapperModel config)
            throws ProtocolMapperConfigException {
        String entity = Setting.of(config, ENTITY).orElse("");
        if (!entity.equals(EVERY_ENTITY) && !Entity.isName(entity)) {
            throw PermissionMapper.refusal(
                    "entityRoleMapper.error.entity",
                    "Name the entity whose tokens get the role, or * for every entity");
        }
        if (!entity.equals(EVERY_ENTITY) && !exists(session, realm, entity)) {
            throw PermissionMapper.refusal(
                    "entityRoleMapper.error.missing", "This realm has no entity of this name");
        }
        boolean any = false;
        for (Permission permission : Permission.values()) {
            Optional<String> name = Setting.of(config, property(permission));
            any |= name.isPresent();
            if (name.isPresent()) {
                validate(session, realm, permission, name.get());
            }
        }
        if (!any) {
            throw PermissionMapper.refusal(
                    "entityRoleMapper.error.none", "Choose a role for at least one permission");
        }
    }

    private static boolean exists(KeycloakSession session, RealmModel realm, String entity) {
        return session.getProvider(Store.class)
                .entities()
                .findId(realm.getId(), entity)
                .isPresent();
    }

    private static void validate(
            KeycloakSession session, RealmModel realm, Permission permission, String name)
            throws ProtocolMapperConfigException {
        RoleModel role = KeycloakModelUtils.getRoleFromString(session, realm, name);
        if (role == null) {
            throw PermissionMapper.refusal(
                    "entityRoleMapper.error.unknown",
                    "There is no such role for " + permission.value(),
                    permission.value());
        }
        BuiltInClients builtIn = BuiltInClients.stored(session, realm);
        if (OrdinaryRoles.expand(builtIn, realm, role).isEmpty()) {
            throw PermissionMapper.refusal(
                    "entityRoleMapper.error.powerful",
                    "The role for "
                            + permission.value()
                            + " is one of Keycloak itself, or contains one",
                    permission.value());
        }
    }

    @Override
    public void shape(
            AccessToken claims, Grant grant, ProtocolMapperModel config, KeycloakSession session) {
        String entity = Setting.of(config, ENTITY).orElse("");
        if (!entity.equals(EVERY_ENTITY) && !entity.equals(grant.entity().name())) {
            return;
        }
        for (Permission permission : grant.permissions()) {
            roles(session, config, permission).forEach(role -> add(claims, grant, role));
        }
    }

    private static Collection<RoleModel> roles(
            KeycloakSession session, ProtocolMapperModel config, Permission permission) {
        RealmModel realm = session.getContext().getRealm();
        BuiltInClients builtIn = BuiltInClients.remembered(session, realm);
        return Setting.of(config, property(permission))
                .map(name -> KeycloakModelUtils.getRoleFromString(session, realm, name))
                .flatMap(role -> OrdinaryRoles.expand(builtIn, realm, role))
                .orElse(List.of());
    }

    /** A role of a client that does not hold the entity's records is none of its business. */
    private static void add(AccessToken claims, Grant grant, RoleModel role) {
        if (!(role.getContainer() instanceof ClientModel client)) {
            if (claims.getRealmAccess() == null) {
                claims.setRealmAccess(new AccessToken.Access().roles(new TreeSet<>()));
            }
            claims.getRealmAccess().addRole(role.getName());
        } else if (grant.audience().contains(client.getClientId())) {
            AccessToken.Access access = claims.addAccess(client.getClientId());
            if (access.getRoles() == null) {
                access.roles(new TreeSet<>());
            }
            access.addRole(role.getName());
        }
    }
}
