package io.entitytokens.admin;

import io.entitytokens.audit.EventDetails;
import io.entitytokens.realm.ManagementRole;
import jakarta.ws.rs.ForbiddenException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Who may. Each require method throws, with status 403, unless the caller may. */
final class Access {

    private final AdminPermissionEvaluator admin;
    private final RealmModel realm;

    /**
     * @param realm the realm that is managed
     */
    Access(AdminPermissionEvaluator admin, RealmModel realm) {
        this.admin = admin;
        this.realm = realm;
    }

    void requireView() {
        require(
                ManagementRole.VIEW_ENTITIES,
                ManagementRole.MANAGE_ENTITIES,
                ManagementRole.MANAGE_ENTITY_TOKENS);
    }

    void requireManageEntities() {
        require(ManagementRole.MANAGE_ENTITIES);
    }

    boolean mayManageEntities() {
        return holds(ManagementRole.MANAGE_ENTITIES);
    }

    void requireManageTokens() {
        require(ManagementRole.MANAGE_ENTITIES, ManagementRole.MANAGE_ENTITY_TOKENS);
    }

    private void require(ManagementRole... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(this::holds)) {
            throw new ForbiddenException();
        }
    }

    /** Both count: what the token lets the client do, and what its user is. */
    private boolean holds(ManagementRole role) {
        AdminAuth auth = admin.adminAuth();
        return admin.hasOneAdminRole(role.roleName())
                && role.isHeldBy(auth.getUser(), auth.getRealm(), realm);
    }

    /** Who calls, as the details of an admin event tell it; a new map, to add to. */
    Map<String, String> caller() {
        AdminAuth auth = admin.adminAuth();
        Map<String, String> caller = new HashMap<>();
        caller.put(EventDetails.ADMIN_USERNAME, auth.getUser().getUsername());
        caller.put(EventDetails.ADMIN_REALM, auth.getRealm().getName());
        caller.put(EventDetails.ADMIN_CLIENT, auth.getClient().getClientId());
        return caller;
    }

    String username() {
        return admin.adminAuth().getUser().getUsername();
    }
}
