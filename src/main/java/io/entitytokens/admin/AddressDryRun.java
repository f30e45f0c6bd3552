package io.entitytokens.admin;

import io.entitytokens.http.ProxyTrust;
import io.entitytokens.token.AddressList;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.Reach;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.NetworkStore;
import io.entitytokens.token.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds out whom a change of addresses would shut out. */
final class AddressDryRun {

    /** So far back uses count. */
    static final Duration REACH = Duration.ofDays(30);

    /** Tokens of one statement. */
    private static final int BATCH = 64;

    /** Of an entity; those of further tokens are not looked at. */
    static final int MAX_TOKENS = 20_000;

    private final Store store;
    private final long since;
    private final Findings outside = new Findings();
    private final Findings uncertain = new Findings();
    private final Findings untold = new Findings();

    /**
     * @param now epoch milliseconds
     */
    AddressDryRun(Store store, long now) {
        this.store = store;
        this.since = now - REACH.toMillis();
    }

    /** One kind of finding: how many there are, and the first of them. */
    private static final class Findings {

        private static final int MAX_SHOWN = 100;

        private final List<NetworkRepresentation> shown = new ArrayList<>();
        private long total;

        void add(NetworkStore.TokenAddresses token, NetworkUse use) {
            total++;
            if (shown.size() < MAX_SHOWN) {
                shown.add(NetworkRepresentation.of(token, use));
            }
        }
    }

    /**
     * @param changed as it would be
     */
    DryRunRepresentation of(Entity entity, EntityToken changed) {
        List<NetworkUse> uses =
                store.networks()
                        .of(List.of(changed.id()), since)
                        .getOrDefault(changed.id(), List.of());
        look(
                entity,
                new NetworkStore.TokenAddresses(
                        changed.id(), changed.name(), changed.settings().addresses()),
                uses);
        return found(true);
    }

    /**
     * Looks at the tokens of an entity.
     *
     * @param changed as it would be
     */
    DryRunRepresentation of(Entity changed) {
        List<TokenId> tokens = store.networks().usedTokens(changed.id(), since, MAX_TOKENS + 1);
        List<TokenId> looked = tokens.subList(0, Math.min(tokens.size(), MAX_TOKENS));
        for (int from = 0; from < looked.size(); from += BATCH) {
            look(changed, looked.subList(from, Math.min(from + BATCH, looked.size())));
        }
        return found(tokens.size() <= MAX_TOKENS);
    }

    private void look(Entity entity, List<TokenId> batch) {
        Map<TokenId, List<NetworkUse>> networks = store.networks().of(batch, since);
        Map<TokenId, NetworkStore.TokenAddresses> tokens =
                store.networks().addresses(batch).stream()
                        .collect(Collectors.toMap(NetworkStore.TokenAddresses::id, t -> t));
        for (TokenId id : batch) {
            if (tokens.containsKey(id)) {
                look(entity, tokens.get(id), networks.getOrDefault(id, List.of()));
            }
        }
    }

    private void look(Entity entity, NetworkStore.TokenAddresses token, List<NetworkUse> uses) {
        AddressList ofEntity = entity.settings().addresses();
        AddressList ofToken = token.addresses();
        if (ofEntity == null && ofToken == null) {
            return;
        }
        for (NetworkUse use : uses) {
            Reach reach =
                    use.range()
                            .map(r -> Reach.of(r, ofEntity).and(Reach.of(r, ofToken)))
                            .orElse(null);
            if (reach == null) {
                untold.add(token, use);
            } else if (reach == Reach.OUTSIDE) {
                outside.add(token, use);
            } else if (reach == Reach.PARTLY) {
                uncertain.add(token, use);
            }
        }
    }

    private DryRunRepresentation found(boolean isComplete) {
        return new DryRunRepresentation(
                ProxyTrust.configured().value(),
                isComplete,
                outside.shown,
                uncertain.shown,
                untold.shown,
                outside.total,
                uncertain.total,
                untold.total);
    }
}
