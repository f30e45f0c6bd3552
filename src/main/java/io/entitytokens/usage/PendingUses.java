package io.entitytokens.usage;

import io.entitytokens.token.RealmShares;
import io.entitytokens.token.format.TokenId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Uses that wait to be written, added up by token, and in each realm no more tokens than fit. */
final class PendingUses {

    private final ConcurrentHashMap<TokenId, PendingUse> uses = new ConcurrentHashMap<>();
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
                        use.use().id(),
                        (id, known) -> {
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
        for (TokenId id : uses.keySet()) {
            PendingUse use = uses.remove(id);
            if (use != null) {
                shares.giveBack(use.realmId());
                taken.add(use);
            }
        }
        return taken;
    }
}
