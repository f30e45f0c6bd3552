package io.entitytokens.usage;

import io.entitytokens.token.RealmShares;
import io.entitytokens.token.format.TokenId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Uses that wait to be written, added up by token and secret, and in each realm no more than fit.
 */
final class PendingUses {

    /** Which secret of which token. */
    private record Key(TokenId id, int generation) {

        static Key of(PendingUse use) {
            return new Key(use.use().id(), use.use().generation());
        }
    }

    private final ConcurrentHashMap<Key, PendingUse> uses = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final RealmShares shares;

    /**
     * @param maxTokens of a realm that is alone; of all realms together, twice as many
     */
    PendingUses(int maxTokens) {
        shares = new RealmShares(maxTokens);
    }

    /**
     * @return whether there was room; a use without is lost, as stamps may be and requests may not
     */
    boolean add(PendingUse use) {
        PendingUse now =
                uses.compute(
                        Key.of(use),
                        (key, known) -> {
                            if (known != null) {
                                return known.and(use);
                            }
                            return shares.take(use.realmId()) ? use : null;
                        });
        if (now == null) {
            refused.add(use.use().count());
        }
        return now != null;
    }

    /** How many tokens' uses wait. */
    int size() {
        return uses.size();
    }

    /** How many uses found no room since this was last asked. */
    long takeRefused() {
        return refused.sumThenReset();
    }

    List<PendingUse> takeAll() {
        List<PendingUse> taken = new ArrayList<>();
        for (Key key : uses.keySet()) {
            PendingUse use = uses.remove(key);
            if (use != null) {
                shares.giveBack(use.realmId());
                taken.add(use);
            }
        }
        return taken;
    }
}
