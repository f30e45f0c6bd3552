package io.entitytokens.bench;

import java.util.Locale;

/**
 * A server with tables of some size.
 *
 * @param size how many tokens there are
 */
record ScaledServer(int size, Keycloak server, BenchRealm realm, FilledTables.Filled filled) {

    private static final String ASK = "/entity-tokens/authorize?permission=read&entity={entity}";

    String label() {
        return String.format(Locale.ROOT, "%,d tokens", size);
    }

    String adminBase() {
        return server.base() + "/admin/realms/" + realm.name();
    }

    /** Questions about a set of tokens that is the same for every size. */
    Load aboutSome() {
        return about().of(filled.some());
    }

    /** Questions about all there are. */
    Load aboutAll() {
        return about().of(filled.all());
    }

    private Load about() {
        return Load.get(server, realm.path(ASK), Load.TOKEN);
    }
}
