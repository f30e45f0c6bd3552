package io.entitytokens.realm;

import org.keycloak.Config;
import org.keycloak.models.RealmModel;

/** The realm whose admins may manage all others: master, unless an option names another one. */
final class AdminRealm {

    private AdminRealm() {}

    // AdminRoles can tell it too, but not in 26.7.0.
    static boolean is(RealmModel realm) {
        return Config.getAdminRealm().equals(realm.getName());
    }
}
