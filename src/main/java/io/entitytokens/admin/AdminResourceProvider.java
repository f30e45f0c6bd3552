package io.entitytokens.admin;

import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Hands Keycloak the resource for a request that it has authenticated. */
final class AdminResourceProvider implements AdminRealmResourceProvider {

    private final Function<AdminRequest, Object> resource;

    AdminResourceProvider(Function<AdminRequest, Object> resource) {
        this.resource = resource;
    }

    @Override
    public Object getResource(
            KeycloakSession session,
            RealmModel realm,
            AdminPermissionEvaluator auth,
            AdminEventBuilder adminEvent) {
        return resource.apply(new AdminRequest(session, realm, auth, adminEvent));
    }

    @Override
    public void close() {}
}
