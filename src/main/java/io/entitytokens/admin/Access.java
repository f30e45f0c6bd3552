package io.entitytokens.admin;

import io.entitytokens.realm.ManagementRole;
import jakarta.ws.rs.ForbiddenException;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Who may: each method throws, with status 403, unless the caller does. */
final class Access {

    private final AdminPermissionEvaluator admin;

    Access(AdminPermissionEvaluator admin) {
        this.admin = admin;
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

    void requireManageTokens() {
        require(ManagementRole.MANAGE_ENTITIES, ManagementRole.MANAGE_ENTITY_TOKENS);
    }

    private void require(ManagementRole... anyOf) {
        String[] names = new String[anyOf.length];
        for (int i = 0; i < anyOf.length; i++) {
            names[i] = anyOf[i].roleName();
        }
        if (!admin.hasOneAdminRole(names)) {
            throw new ForbiddenException();
        }
    }

    /** Who calls, as the details of an admin event tell it; a new map, to add to. */
    Map<String, String> caller() {
        AdminAuth auth = admin.adminAuth();
        Map<String, String> caller = new HashMap<>();
        caller.put("admin_username", auth.getUser().getUsername());
        caller.put("admin_realm", auth.getRealm().getName());
        caller.put("admin_client", auth.getClient().getClientId());
        return caller;
    }

    String username() {
        return admin.adminAuth().getUser().getUsername();
    }
}
