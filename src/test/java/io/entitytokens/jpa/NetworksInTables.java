package io.entitytokens.jpa;

import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.format.TokenId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From where a token in the changelog's own tables was used. */
record NetworksInTables(Plans plans, TokenInTables token) {

    /** Each test has a realm of its own. */
    String realm() {
        return token.id().value();
    }

    Set<TokenId> add(NetworkUse... uses) {
        return token.with(
                store ->
                        store.addUses(
                                realm(),
                                List.of(token.use(1, 1_000)),
                                Map.of(token.id(), List.of(uses))));
    }

    static NetworkUse use(String network, long time) {
        return NetworkUse.once(network, "forward_auth", time);
    }

    List<NetworkUse> since(long since) {
        return plans.with(
                "set lock_timeout 1000",
                em ->
                        new JpaNetworkStore(em)
                                .of(List.of(token.id()), since)
                                .getOrDefault(token.id(), List.of()));
    }

    int removeExpired(String realmId, long before, int max) {
        return plans.with(
                "set lock_timeout 1000",
                em -> new JpaNetworkStore(em).removeExpired(realmId, before, max));
    }

    boolean hasExpired(long before) {
        return plans.with(
                "set lock_timeout 1000", em -> new JpaNetworkStore(em).hasExpired(realm(), before));
    }
}
