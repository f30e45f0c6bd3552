package io.entitytokens.usage;

import io.entitytokens.token.RealmShares;
import io.entitytokens.token.format.TokenId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Uses that wait to be written, added up by token and secret, and in each realm no more than fit.
 * Their networks are bounded alike: besides one of each, as many as there may be tokens.
 */
final class PendingUses {

    /** Which secret of which token. */
    private record Key(TokenId id, int generation) {

        static Key of(PendingUse use) {
            return new Key(use.use().id(), use.use().generation());
        }
    }

    private final ConcurrentHashMap<Key, WaitingUse> uses = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder withoutNetwork = new LongAdder();
    private final RealmShares shares;
    private final RealmShares networkShares;

    /**
     * @param maxTokens of a realm that is alone; of all realms together, twice as many
     */
    PendingUses(int maxTokens) {
        shares = new RealmShares(maxTokens);
        networkShares = new RealmShares(maxTokens);
    }

    /**
     * @return whether there was room; a use without is lost, as stamps may be and requests may not
     */
    boolean add(PendingUse use) {
        WaitingUse now =
                uses.compute(
                        Key.of(use),
                        (key, known) -> {
                            if (known == null && !shares.take(use.realmId())) {
                                return null;
                            }
                            WaitingUse waiting =
                                    known == null ? new WaitingUse(use.realmId()) : known;
                            withoutNetwork.add(
                                    waiting.add(use, () -> networkShares.take(use.realmId())));
                            return waiting;
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

    /** How many uses were counted without their network since this was last asked. */
    long takeWithoutNetwork() {
        return withoutNetwork.sumThenReset();
    }

    List<PendingUse> takeAll() {
        List<PendingUse> taken = new ArrayList<>();
        for (Key key : uses.keySet()) {
            WaitingUse waiting = uses.remove(key);
            if (waiting != null) {
                PendingUse use = waiting.taken();
                shares.giveBack(use.realmId());
                for (int i = 0; i < waiting.furtherNetworks(); i++) {
                    networkShares.giveBack(use.realmId());
                }
                taken.add(use);
            }
        }
        return taken;
    }
}
