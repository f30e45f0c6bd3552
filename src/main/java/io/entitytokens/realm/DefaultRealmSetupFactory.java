package io.entitytokens.realm;

import io.entitytokens.realm.guard.NewRealms;
import io.entitytokens.realm.guard.RoleAssignmentListener;
import io.entitytokens.token.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Gives every realm, old and new, its management roles, and cleans up after realms and clients. */
public final class DefaultRealmSetupFactory
        implements RealmSetupFactory, ServerInfoAwareProviderFactory {

    private static final Logger LOG = Logger.getLogger(DefaultRealmSetupFactory.class);

    private static final String CLEAN_UP = "clean-up";

    private boolean cleanUp;

    @Override
    public RealmSetup create(KeycloakSession session) {
        return new RealmSetup() {};
    }

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(Store.class, JpaConnectionProvider.class);
    }

    @Override
    public void init(Config.Scope config) {
        cleanUp = config.getBoolean(CLEAN_UP, false);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::onEvent);
    }

    private void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent started) {
            onStart(started.getFactory());
        } else if (event instanceof RealmModel.RealmCreationEvent creation) {
            NewRealms.note(creation.getKeycloakSession(), creation.getCreatedRealm());
            store(creation.getKeycloakSession())
                    .entities()
                    .realmCreated(creation.getCreatedRealm().getId());
        } else if (event instanceof RealmModel.RealmPostCreateEvent created) {
            settle(created.getKeycloakSession(), created.getCreatedRealm());
            adoptImported(created.getKeycloakSession(), created.getCreatedRealm());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            Succession.removed(removed.getKeycloakSession(), removed.getRealm());
            store(removed.getKeycloakSession()).entities().realmRemoved(removed.getRealm().getId());
        } else if (event instanceof ClientModel.ClientRemovedEvent removed) {
            onClientRemoved(removed.getKeycloakSession(), removed.getClient());
        } else if (event instanceof ClientModel.ClientCreationEvent created) {
            // Whoever makes a client chooses its internal id: it may be one that was ours.
            ClientModel client = created.getCreatedClient();
            store(created.getKeycloakSession())
                    .issuingClients()
                    .remove(client.getRealm().getId(), client.getId());
            MadeClients.note(created.getKeycloakSession(), client);
        } else if (event instanceof RoleContainerModel.RoleRemovedEvent removed) {
            onRoleRemoved(removed);
        } else if (event instanceof RoleModel.RoleGrantedEvent granted) {
            onGrant(granted);
        }
    }

    private void onClientRemoved(KeycloakSession session, ClientModel client) {
        String realmId = client.getRealm().getId();
        boolean issuing = store(session).issuingClients().remove(realmId, client.getId());
        if (issuing && !cleanUp) {
            Succession.removed(session, client);
        }
    }

    private void onRoleRemoved(RoleContainerModel.RoleRemovedEvent removed) {
        if (!cleanUp) {
            LostRoles.removed(removed.getKeycloakSession(), removed.getRole());
        }
    }

    private void adoptImported(KeycloakSession session, RealmModel realm) {
        if (!cleanUp) {
            new IssuingClientSetup(session, realm).adoptImported();
        }
    }

    /** Who makes a realm gets Keycloak's admin roles of it, one by one; and ours with them. */
    private static void onGrant(RoleModel.RoleGrantedEvent granted) {
        RoleModel role = granted.getRole();
        KeycloakSession session = granted.getKeycloakSession();
        if (!AdminRoles.MANAGE_REALM.equals(role.getName())
                || !(role.getContainer() instanceof ClientModel client)) {
            return;
        }
        RealmModel realm = BuiltInClients.managedRealm(session, client);
        if (realm != null && NewRealms.contain(session, realm)) {
            granted.getUser().grantRole(client.getRole(ManagementRole.MANAGE_ENTITIES.roleName()));
        }
    }

    private static Store store(KeycloakSession session) {
        return session.getProvider(Store.class);
    }

    /** Comes on every start of every node, and an exception would abort the start. */
    private void onStart(KeycloakSessionFactory factory) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory, DefaultRealmSetupFactory::watchRoleAssignments);
        } catch (RuntimeException e) {
            LOG.error("Entity roles are not guarded: whoever manages users can hand them out", e);
        }
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> {
                        store(session).issuingClients().removeGone();
                        store(session).policies().removeGone();
                    });
        } catch (RuntimeException e) {
            LOG.warn("Issuing clients of realms that are gone could not be forgotten", e);
        }
        try {
            OldIssuingClients.adopt(factory);
        } catch (RuntimeException e) {
            LOG.error("Issuing clients of an earlier release are not known: nothing is issued", e);
        }
        StartSettlement settlement = new StartSettlement(factory, this::settle);
        if (cleanUp) {
            settlement.ofAll();
        } else {
            settlement.ofUnsettled();
        }
    }

    /** The admin REST API refuses to remove roles of management clients, so this is the way out. */
    private void settle(KeycloakSession session, RealmModel realm) {
        ManagementRoles roles = new ManagementRoles(session);
        if (cleanUp) {
            roles.remove(realm);
            new IssuingClientSetup(session, realm).remove();
        } else {
            roles.ensure(realm);
        }
    }

    private static void watchRoleAssignments(KeycloakSession session) {
        RoleAssignmentListener.register(
                session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .getEntityManagerFactory()
                        .unwrap(SessionFactoryImplementor.class));
    }

    /** The version of this extension, shown on the console's page of providers. */
    @Override
    public Map<String, String> getOperationalInfo() {
        Properties build = new Properties();
        try (InputStream in =
                DefaultRealmSetupFactory.class.getResourceAsStream(
                        "/io/entitytokens/build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("version", build.getProperty("version"));
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(CLEAN_UP)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .helpText("Takes out of every realm what the extension put in, before it goes.")
                .defaultValue(false)
                .add()
                .build();
    }

    @Override
    public void close() {}
}
