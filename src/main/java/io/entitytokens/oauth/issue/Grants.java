package io.entitytokens.oauth.issue;

import io.entitytokens.realm.ResourceServers;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Grant;
import io.entitytokens.token.verify.Verdict;
import java.util.Collection;
import java.util.Set;
import org.keycloak.models.RealmModel;

/** What an accepted token gives for what was demanded. */
public final class Grants {

    private Grants() {}

    /** Who asked for nothing in particular gets all; who named resource servers, those alone. */
    public static Grant of(RealmModel realm, Verdict.Accepted accepted, Demand demand) {
        Collection<String> named = demand.recipient().targets();
        return new Grant(
                accepted.entity(),
                accepted.token(),
                accepted.secret(),
                accepted.granted(demand.permissions()),
                Set.copyOf(
                        ResourceServers.clientIds(
                                realm, named.isEmpty() ? accepted.entity().audience() : named)),
                accepted.stored().policy());
    }
}
