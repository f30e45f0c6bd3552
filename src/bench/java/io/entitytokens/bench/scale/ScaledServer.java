package io.entitytokens.bench.scale;

import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.Keycloak;
import io.entitytokens.bench.rig.Load;
import java.util.Locale;

/**
 * A server whose tables have a given size.
 *
 * @param size the number of tokens
 */
record ScaledServer(int size, Keycloak server, BenchRealm realm, FilledTables.Filled filled) {

    private static final String ASK = "/entity-tokens/authorize?permission=read&entity={entity}";

    String label() {
        return String.format(Locale.ROOT, "%,d tokens", size);
    }

    String adminBase() {
        return server.base() + "/admin/realms/" + realm.name();
    }

    /** Requests with as many tokens as for every other size. */
    Load aboutSome() {
        return about().of(filled.some());
    }

    /** Requests with all tokens of the table. */
    Load aboutAll() {
        return about().of(filled.all());
    }

    private Load about() {
        return Load.get(server, realm.path(ASK), Load.TOKEN);
    }
}
