package io.entitytokens.jpa;

import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.NetworkStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From where a token in the changelog's own tables was used. */
record NetworksInTables(Plans plans, TokenInTables token) {

    /** Each test has a realm of its own. */
    String realm() {
        return token.id().value();
    }

    Set<TokenId> add(NetworkUse... uses) {
        return add(token, uses);
    }

    /** Adds uses of another token, in the same realm. */
    Set<TokenId> add(TokenInTables other, NetworkUse... uses) {
        return other.with(
                store ->
                        store.addUses(
                                realm(),
                                List.of(other.use(1, 1_000)),
                                Map.of(other.id(), List.of(uses))));
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

    /** From where all tokens of the realm have been used. */
    Optional<NetworkStore.Origin> onlyOrigin(long since) {
        return plans.with(
                "set lock_timeout 1000", em -> new JpaNetworkStore(em).onlyOrigin(realm(), since));
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
